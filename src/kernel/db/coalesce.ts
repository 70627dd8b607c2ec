import type { Database } from './database.js'
import type { Statement } from './statement.js'

/**
 * Makes one statement of many concurrent calls of a tenant: what arrives while flights are under way
 * leaves together. When a batch fails, its members are tried singly, so that one bad call harms
 * no other; the statement must therefore be idempotent per item.
 */
export interface Coalescer<Item, Result> {
  call(tenant: number, item: Item): Promise<Result>
}

export interface CoalescerOptions<Item, Row, Result> {
  database: Database
  statement: (items: readonly Item[]) => Statement<Row>
  /** Picks one call's answer out of the batch's rows; `index` is its place in the batch. */
  result: (rows: readonly Row[], item: Item, index: number) => Result
  maxBatch?: number
  /** Batches of one tenant under way at once. */
  concurrency?: number
}

interface Waiting<Item, Result> {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

export function coalesce<Item, Row, Result>(
  options: CoalescerOptions<Item, Row, Result>,
): Coalescer<Item, Result> {
  const { database, statement, result, maxBatch = 64, concurrency = 2 } = options
  const queues = new Map<number, { waiting: Waiting<Item, Result>[]; running: number }>()

  const send = async (tenant: number, batch: readonly Waiting<Item, Result>[]): Promise<void> => {
    const items = batch.map((call) => call.item)
    try {
      const rows = await database.write({ tenant }, statement(items))
      batch.forEach((call, index) => {
        try {
          call.resolve(result(rows, call.item, index))
        } catch (error) {
          call.reject(error)
        }
      })
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error)
      else await Promise.all(batch.map((call) => send(tenant, [call])))
    }
  }

  const pump = (tenant: number): void => {
    const queue = queues.get(tenant)
    if (!queue) return
    while (queue.running < concurrency && queue.waiting.length > 0) {
      const batch = queue.waiting.splice(0, maxBatch)
      queue.running += 1
      void send(tenant, batch).finally(() => {
        queue.running -= 1
        pump(tenant)
      })
    }
    if (queue.running === 0 && queue.waiting.length === 0) queues.delete(tenant)
  }

  return {
    call: (tenant, item) =>
      new Promise((resolve, reject) => {
        const queue = queues.get(tenant) ?? { waiting: [], running: 0 }
        queues.set(tenant, queue)
        queue.waiting.push({ item, resolve, reject })
        // Calls that arrive in the same turn of the event loop share the first batch too.
        if (queue.waiting.length === 1) setImmediate(pump, tenant)
        else if (queue.waiting.length >= maxBatch) pump(tenant)
      }),
  }
}
