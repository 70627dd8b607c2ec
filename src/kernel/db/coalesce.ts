import type { Database } from './database.js'
import type { Statement } from './statement.js'

/**
 * Makes one statement of many concurrent calls of a tenant: what arrives while flights are under way
 * leaves together. When a batch fails, its members are tried singly, so that one bad call harms
 * no other; the statement must therefore be idempotent per item.
 */
export interface Coalescer<Item, Result> {
  call(scope: Shared, item: Item): Promise<Result>
}

/** Whose rows a batch may touch: one tenant's, or the kernel's tables. */
export type Shared = number | 'kernel'

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
  const queues = new Map<Shared, { waiting: Waiting<Item, Result>[]; running: number }>()

  const send = async (shared: Shared, batch: readonly Waiting<Item, Result>[]): Promise<void> => {
    const items = batch.map((call) => call.item)
    const scope = shared === 'kernel' ? shared : { tenant: shared }
    try {
      const rows = await database.write(scope, statement(items))
      batch.forEach((call, index) => {
        try {
          call.resolve(result(rows, call.item, index))
        } catch (error) {
          call.reject(error)
        }
      })
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error)
      else await Promise.all(batch.map((call) => send(shared, [call])))
    }
  }

  const pump = (scope: Shared): void => {
    const queue = queues.get(scope)
    if (!queue) return
    while (queue.running < concurrency && queue.waiting.length > 0) {
      const batch = queue.waiting.splice(0, maxBatch)
      queue.running += 1
      void send(scope, batch).finally(() => {
        queue.running -= 1
        pump(scope)
      })
    }
    if (queue.running === 0 && queue.waiting.length === 0) queues.delete(scope)
  }

  return {
    call: (scope, item) =>
      new Promise((resolve, reject) => {
        const queue = queues.get(scope) ?? { waiting: [], running: 0 }
        queues.set(scope, queue)
        queue.waiting.push({ item, resolve, reject })
        // Calls that arrive in the same turn of the event loop share the first batch too.
        if (queue.waiting.length === 1) setImmediate(pump, scope)
        else if (queue.waiting.length >= maxBatch) pump(scope)
      }),
  }
}
