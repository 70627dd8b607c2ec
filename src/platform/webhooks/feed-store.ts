import { sql } from '../../kernel/db/statement.js'
import type { LogRow } from '../../kernel/events/log-store.js'

/** The tenant's events after a position, of these types, at most so many. */
export const readChanges = sql<LogRow>(
  'webhook.feed.read',
  `select tenant_id, log_partition, position, id, type, version, ward_id, subject_kind, subject_id,
     actor_kind, actor_id, on_behalf_of, channel, occurred_at, recorded_at, cause, dimensions, data
   from kernel.event
   where tenant_id = kernel.current_tenant() and position > $1 and type = any ($2::text[])
   order by position limit $3`,
)
