import { coalesce } from '../../src/kernel/db/coalesce.js'
import type { Database } from '../../src/kernel/db/database.js'
import { demoCity } from '../../src/demo/demo-city.js'
import {
  fileApplications,
  type FiledRow,
  type FilingRow,
} from '../../src/platform/applications/filing-store.js'
import { openBareGround } from '../arena/bare-ground.js'
import { cpuPer, cpuTime } from '../arena/cpu.js'
import type { Bench } from '../bench.js'
import { filingRow } from '../load/filing-row.js'
import { median } from '../load/run-load.js'
import { hasPgbench, runPgbench } from '../reference/run-pgbench.js'
import { printTable } from '../table.js'

const tenant = demoCity.id
const statement = (rows: readonly FilingRow[]) => fileApplications([JSON.stringify(rows)])

interface Row extends Record<string, unknown> {
  way: string
  'filings/s': number
  ratio: number
  'node us': number
  'pg us': number
}

/** The three ways to send the filing statement; each is durable when it resolves. */
const waysOf = (database: Database): Readonly<Record<string, () => Promise<unknown>>> => {
  const batches = coalesce<FilingRow, FiledRow, FiledRow | undefined>({
    database,
    statement,
    result: (rows, item) => rows.find((row) => row.id === item.id),
  })
  return {
    coalesced: () => batches.call(tenant, filingRow()),
    pipelined: () => database.write({ tenant }, statement([filingRow()])),
    plain: () => database.transaction({ tenant }, (tx) => tx.rows(statement([filingRow()]))),
  }
}

/** The decision of the first day, kept measurable: see docs/adr/0003-coalesced-writes.md. */
export const coalescing: Bench = {
  name: 'coalescing',
  about: 'the filing statement: coalesced per tenant, one flight per call, BEGIN..COMMIT on a pool',
  async run({ rounds = 5, seconds = 4, connections = 64 }) {
    const ground = await openBareGround()
    try {
      const ways = waysOf(ground.database)
      for (const file of Object.values(ways)) await callersFor(connections, 1, file)
      await ground.asOwner('analyze')
      const rows: Row[] = []
      for (let round = 1; round <= rounds; round += 1) {
        const reference = hasPgbench()
          ? runPgbench(ground.connections.app, 'file', { seconds }).perSecond
          : Number.NaN
        await ground.asOwner('delete from kernel.event_pending')
        for (const [way, file] of Object.entries(ways)) {
          const before = cpuTime(process.pid, ground.postgres.pid)
          const { operations, perSecond } = await callersFor(connections, seconds, file)
          const cpu = cpuPer(before, cpuTime(process.pid, ground.postgres.pid), operations)
          rows.push({
            round,
            way,
            'filings/s': perSecond,
            'pgbench/s': reference,
            ratio: perSecond / reference,
            'node us': cpu.nodeUs,
            'pg us': cpu.postgresUs,
          })
          await ground.asOwner('delete from kernel.event_pending')
        }
      }
      printTable(coalescing.about, rows)
      printTable(
        'medians',
        Object.keys(ways).map((way) => {
          const own = rows.filter((row) => row.way === way)
          return {
            way,
            'filings/s': median(own.map((row) => row['filings/s'])),
            ratio: median(own.map((row) => row.ratio)),
            'node us': median(own.map((row) => row['node us'])),
            'pg us': median(own.map((row) => row['pg us'])),
          }
        }),
      )
    } finally {
      await ground.close()
    }
  },
}

/** So many callers, one call after the other each, until the time is over. */
async function callersFor(callers: number, seconds: number, call: () => Promise<unknown>) {
  const began = performance.now()
  const until = began + seconds * 1_000
  let operations = 0
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < until) {
        await call()
        operations += 1
      }
    }),
  )
  return { operations, perSecond: (operations * 1_000) / (performance.now() - began) }
}
