import { coalesce, type Coalescer, type Shared } from './coalesce.js'
import type { Database } from './database.js'
import type { Statement } from './statement.js'

/** Rows of one caller's item; calls of one scope that meet travel as one statement over arrays. */
export type Gathered<Item, Row> = (database: Database, scope: Shared, item: Item) => Promise<Row[]>

/**
 * Makes one statement of the same small question asked by many requests at once: under load this
 * costs a fraction of a flight each, and a lone call is as fast as before.
 * Each row says in `place` (from 1) whose it is. What is written must be idempotent per item.
 */
export function gather<Item, Row extends { place: number }>(
  statement: (items: readonly Item[]) => Statement<Row>,
): Gathered<Item, Row> {
  const perDatabase = new WeakMap<Database, Coalescer<Item, Row[]>>()
  return (database, scope, item) => {
    let coalescer = perDatabase.get(database)
    if (!coalescer) {
      coalescer = coalesce<Item, Row, Row[]>({
        // Two batches at once would each be half as large, and cost as much as a whole one.
        concurrency: 1,
        database,
        statement,
        result: (rows, _item, index) => rows.filter((row) => row.place === index + 1),
      })
      perDatabase.set(database, coalescer)
    }
    return coalescer.call(scope, item)
  }
}
