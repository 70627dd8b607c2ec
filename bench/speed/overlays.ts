import { quietLog } from '../../src/testing/quiet-log.js'
import { demoCity } from '../../src/demo/demo-city.js'
import { grievance } from '../../src/services/grievance/declaration.js'
import { treePermission } from '../../src/services/catalogue/tree-permission/declaration.js'
import { loadTenants } from '../../src/platform/tenancy/tenants.js'
import { createCatalogue } from '../../src/platform/service-kit/catalogue.js'
import { compileOverlays } from '../../src/platform/overlays/compile.js'
import { loadOverlays } from '../../src/platform/overlays/overlays.js'
import { recompileAll } from '../../src/platform/overlays/recompile.js'
import { openArena } from '../arena/arena.js'
import { bodiesOfIndia, fillCountry } from '../arena/fill-country.js'
import type { Bench } from '../bench.js'
import { median, quantile } from '../load/run-load.js'
import { printTable } from '../table.js'

const owner = {
  kind: 'text',
  page: 'describe',
  order: 9,
  label: 'Owner of the tap',
  required: false,
  maxLength: 50,
  rows: 1,
}

/** Compiling one overlay, and all of a country after a national change. */
export const overlays: Bench = {
  name: 'overlays',
  about: 'compile an overlay, bar 50 ms; a national change over 4,814 overlays, bar 60 s',
  async run({ rounds = 200 }) {
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now()
      compileOverlays(grievance, [{ form: { [`owner${round}`]: owner } }, { reopenDays: 3 }])
      times.push(performance.now() - began)
    }
    const arena = await openArena()
    try {
      await fillCountry(arena)
      await arena.asOwner(
        `insert into service.overlay (tenant_id, id, service, version, status, title, content)
         select 5000000 + g, gen_random_uuid(), 'grievance', 1, 'active', 'Own question',
           jsonb_build_object('form', jsonb_build_object('owner', $1::jsonb))
         from generate_series(1, $2::int) g`,
        [JSON.stringify(owner), bodiesOfIndia],
      )
      const { database } = arena
      const services = [grievance, treePermission]
      const tenants = await loadTenants(database)
      const loaded = await loadOverlays(database, tenants, services)
      const catalogue = createCatalogue(services, loaded.definitionOf)
      const wordings = { forget: () => {} }
      const began = performance.now()
      const done = await recompileAll({
        database,
        tenants,
        catalogue,
        overlays: loaded,
        wordings,
        log: quietLog,
      })
      const allS = (performance.now() - began) / 1_000
      times.sort((a, b) => a - b)
      printTable(overlays.about, [
        {
          'compile p50 ms': median(times),
          'compile p99 ms': quantile(times, 0.99),
          overlays: done.looked,
          renewed: done.renewed,
          conflicts: done.conflicts,
          'all s': allS,
          'own in the demo city': loaded.definitionOf(demoCity.id, 'grievance') ? 'yes' : 'no',
        },
      ])
    } finally {
      await arena.close()
    }
  },
}
