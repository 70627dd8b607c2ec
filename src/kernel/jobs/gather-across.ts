import type { Database } from '../db/database.js'
import type { Statement } from '../db/statement.js'
import { enterTenant } from './job-store.js'

/** Rows of one caller's item, in the tenant that it names. */
export type GatheredAcross<Item, Row> = (
  database: Database,
  tenant: number,
  item: Item,
) => Promise<Row[]>

interface Waiting<Item, Row> {
  tenant: number
  item: Item
  resolve: (rows: Row[]) => void
  reject: (error: unknown) => void
}

const maxBatch = 100
const mostFlights = 2

/**
 * Like `gather`, for timers of many tenants that fire together: one statement per tenant, and all of
 * them in one transaction, so that a hundred bodies cost one commit and not a hundred. Each
 * statement runs behind its own tenant's wall. When a flight fails, its tenants are tried singly,
 * then their items, so that one bad item harms no other; what is written must be idempotent.
 */
export function gatherAcross<Item, Row extends { place: number }>(
  statement: (items: readonly Item[]) => Statement<Row>,
): GatheredAcross<Item, Row> {
  const queues = new WeakMap<Database, { waiting: Waiting<Item, Row>[]; flying: number }>()

  const send = async (database: Database, batch: readonly Waiting<Item, Row>[]): Promise<void> => {
    const groups = [...groupByTenant(batch)]
    try {
      const answers = await database.flight(
        'kernel',
        groups.flatMap(([tenant, calls]) => [
          enterTenant([String(tenant)]),
          statement(calls.map(({ item }) => item)),
        ]),
      )
      groups.forEach(([, calls], group) => {
        // A flight's rows come in the order of its statements.
        const rows = (answers[group * 2 + 1] ?? []) as Row[]
        calls.forEach(({ resolve }, index) =>
          resolve(rows.filter((row) => row.place === index + 1)),
        )
      })
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error)
      else if (groups.length > 1)
        await Promise.all(groups.map(([, calls]) => send(database, calls)))
      else await Promise.all(batch.map((call) => send(database, [call])))
    }
  }

  const pump = (database: Database): void => {
    const queue = queues.get(database)
    if (!queue) return
    while (queue.flying < mostFlights && queue.waiting.length > 0) {
      const batch = queue.waiting.splice(0, maxBatch)
      queue.flying += 1
      void send(database, batch).finally(() => {
        queue.flying -= 1
        pump(database)
      })
    }
  }

  return (database, tenant, item) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(database) ?? { waiting: [], flying: 0 }
      queues.set(database, queue)
      queue.waiting.push({ tenant, item, resolve, reject })
      if (queue.waiting.length === 1) setImmediate(pump, database)
    })
}

function groupByTenant<Item, Row>(
  batch: readonly Waiting<Item, Row>[],
): Map<number, Waiting<Item, Row>[]> {
  const groups = new Map<number, Waiting<Item, Row>[]>()
  for (const call of batch) {
    const group = groups.get(call.tenant)
    if (group) group.push(call)
    else groups.set(call.tenant, [call])
  }
  return groups
}
