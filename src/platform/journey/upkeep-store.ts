import { sql } from '../../kernel/db/statement.js'

export const makePartitions = sql(
  'kernel.event.partitions',
  'select kernel.ensure_event_partitions()',
)

/** Removes drafts that ran out and the uploads that nobody sent; gives the bytes' keys. */
export const sweepDrafts = sql<{ store_key: string; thumbnail_key: string | null }>(
  'service.draft.sweep',
  'select store_key, thumbnail_key from service.sweep_drafts($1)',
)
