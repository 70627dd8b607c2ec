import type { Database, Transaction } from '../db/database.js'
import type { LoggedEvent } from './event.js'
import { claimCursors, ensureCursors, moveCursors, readLog, toEvent } from './log-store.js'

/**
 * Follows the log. `handle` gets one tenant's events in order, inside the transaction that moves
 * the cursor: what it writes and how far it read become true together, so a reader that dies at any
 * moment neither skips nor doubles.
 */
export interface EventReader {
  name: string
  /** The event types it wants; others are passed over. */
  types: readonly string[]
  handle(tx: Transaction, tenant: number, events: readonly LoggedEvent[]): Promise<void>
}

const batch = 500

/** Reads one batch. Returns how many positions it moved over; 0 means nothing is left. */
export async function runReader(database: Database, reader: EventReader): Promise<number> {
  return database.transaction('kernel', async (tx) => {
    const cursors = await tx.rows(claimCursors([reader.name]))
    if (cursors.length === 0) return 0
    const rows = await tx.rows(
      readLog([
        cursors.map((cursor) => cursor.log_partition),
        cursors.map((cursor) => cursor.position),
        [...reader.types],
        batch,
      ]),
    )
    const events = rows.map(toEvent)
    for (const [tenant, own] of groupByTenant(events)) {
      await tx.enter({ tenant })
      await reader.handle(tx, tenant, own)
    }
    const ends = cursors.map((cursor) => endOfBatch(cursor, events))
    await tx.rows(moveCursors([reader.name, cursors.map((cursor) => cursor.log_partition), ends]))
    return ends.reduce((sum, end, index) => sum + end - (cursors[index]?.position ?? end), 0)
  })
}

export const prepareReader = (database: Database, reader: EventReader) =>
  database.write('kernel', ensureCursors([reader.name]))

/** A full batch may hide more of the partition; a part batch has read up to the head that was seen. */
function endOfBatch(
  cursor: { log_partition: number; head: number },
  events: readonly LoggedEvent[],
): number {
  const own = events.filter((event) => event.partition === cursor.log_partition)
  const last = own.at(-1)
  return own.length >= batch && last ? last.position : Math.max(cursor.head, last?.position ?? 0)
}

function groupByTenant(events: readonly LoggedEvent[]): Map<number, LoggedEvent[]> {
  const groups = new Map<number, LoggedEvent[]>()
  for (const event of events) {
    const group = groups.get(event.tenantId)
    if (group) group.push(event)
    else groups.set(event.tenantId, [event])
  }
  return groups
}
