import type { Database } from '../../kernel/db/database.js'
import type { Definition } from '../service-kit/catalogue.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { Tenants } from '../tenancy/tenants.js'
import { compileOverlays } from './compile.js'
import type { Compiled, OverlayTexts } from './overlay.js'
import { listActive, type ActiveRow } from './overlay-store.js'

/** What tenants changed in the services, ready to be asked at every request. */
export interface Overlays {
  /** A tenant's own definition; undefined where neither it nor a level above changed anything. */
  definitionOf(tenantId: number, service: string): Definition | undefined
  /** Texts that overlays bring to a tenant, the nearest level's over those above. */
  textsOf(tenantId: number): readonly OverlayTexts[]
  /** In force at this level. */
  activeAt(tenantId: number, service: string): ActiveRow | undefined
  list(): readonly ActiveRow[]
  reload(): Promise<void>
}

const mostKept = 20_000

export async function loadOverlays(
  database: Database,
  tenants: Tenants,
  services: readonly ServiceDeclaration[],
): Promise<Overlays> {
  const bases = new Map(services.map((service) => [service.id, service]))
  let rows: readonly ActiveRow[] = []
  let former = new Map<number, OverlayTexts[]>()
  let byPlace = new Map<string, ActiveRow>()
  /** By the overlays that take part, so that cities without one of their own share their state's. */
  const compiled = new Map<string, Compiled | undefined>()

  const reload = async () => {
    const all = await database.read('kernel', listActive())
    rows = all.filter((row) => row.is_active)
    former = new Map()
    for (const row of all) {
      if (row.is_active || !row.compiled) continue
      former.set(row.tenant_id, [row.compiled.texts, ...(former.get(row.tenant_id) ?? [])])
    }
    byPlace = new Map(rows.map((row) => [`${row.tenant_id} ${row.service}`, row]))
    compiled.clear()
  }

  const layersOf = (tenantId: number, service: string): ActiveRow[] => {
    const layers: ActiveRow[] = []
    let tenant = tenants.byId(tenantId)
    for (let depth = 0; tenant && depth < 5; depth += 1) {
      const row = byPlace.get(`${tenant.id} ${service}`)
      if (row) layers.unshift(row)
      tenant = tenant.parentId === null ? undefined : tenants.byId(tenant.parentId)
    }
    return layers
  }

  const compile = (
    base: ServiceDeclaration,
    layers: readonly ActiveRow[],
  ): Compiled | undefined => {
    const last = layers.at(-1)
    const tried = compileOverlays(
      base,
      layers.map((row) => row.content),
    )
    if (tried.ok) return tried.compiled
    // A change above no longer fits: what it last came to stays in force until somebody decides.
    if (last?.compiled) {
      const { fees } = base
      return { ...last.compiled, service: { ...last.compiled.service, ...(fees && { fees }) } }
    }
    return undefined
  }

  const effective = (tenantId: number, id: string): Compiled | undefined => {
    if (rows.length === 0) return undefined
    const base = bases.get(id)
    const layers = layersOf(tenantId, id)
    if (!base || layers.length === 0) return undefined
    const key = layers.map((row) => row.id).join(' ')
    if (!compiled.has(key)) {
      if (compiled.size >= mostKept) compiled.clear()
      compiled.set(key, compile(base, layers))
    }
    return compiled.get(key)
  }

  await reload()
  return {
    definitionOf: effective,
    textsOf: (tenantId) => [
      ...[...bases.keys()].flatMap((id) => {
        const texts = effective(tenantId, id)?.texts
        return texts ? [texts] : []
      }),
      ...(former.get(tenantId) ?? []),
    ],
    activeAt: (tenantId, service) => byPlace.get(`${tenantId} ${service}`),
    list: () => rows,
    reload,
  }
}
