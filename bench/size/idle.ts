import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { openArena } from '../arena/arena.js'
import { treeOf } from '../arena/cpu.js'
import { fillCountry } from '../arena/fill-country.js'
import { countStatements, listStatements, resetStatements } from '../arena/statements.js'
import type { Bench } from '../bench.js'
import { printTable } from '../table.js'

/** A minute in which nobody comes: what the program holds in memory and asks of its database. */
export const idle: Bench = {
  name: 'idle',
  about: 'memory and queries of an idle minute; bar: 400 MB, and no query per tenant',
  async run({ seconds = 60 }) {
    const arena = await openArena({ settings: countStatements })
    try {
      await fillCountry(arena)
      const [tenants] = await arena.asOwner<{ count: number }>(
        'select count(*)::int as count from tenancy.tenant',
      )
      await pause(10_000)
      await resetStatements(arena)
      await pause(seconds * 1_000)
      const statements = await listStatements(arena, 200)
      const nodeMb = pssMb([arena.server.pid])
      const postgresMb = pssMb(treeOf(arena.postgres.pid))
      printTable(idle.about, [
        {
          seconds,
          tenants: tenants?.count ?? 0,
          'server MB': nodeMb,
          'database MB': postgresMb,
          'together MB': nodeMb + postgresMb,
          queries: statements.reduce((sum, { calls }) => sum + calls, 0),
        },
      ])
      printTable(
        'The queries of the minute',
        statements.slice(0, 12).map(({ calls, query }) => ({ calls, query })),
      )
    } finally {
      await arena.close()
    }
  },
}

/** Proportional set size: what is shared is counted once, not once per process. */
const pssMb = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => {
    const file = `/proc/${pid}/smaps_rollup`
    // A backend may have ended since the list was made.
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    return sum + Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1_024
  }, 0)
