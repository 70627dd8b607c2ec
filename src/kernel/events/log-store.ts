import { sql, type Statement } from '../db/statement.js'
import type { LoggedEvent, NewEvent } from './event.js'

const insertPending = sql(
  'kernel.event.insert',
  `insert into kernel.event_pending (tenant_id, id, type, version, ward_id, subject_kind, subject_id,
     actor_kind, actor_id, on_behalf_of, channel, occurred_at, cause, dimensions, data)
   select kernel.current_tenant(), e.id, e.type, e.version, e."wardId", e.subject->>'kind',
     (e.subject->>'id')::uuid, e.actor->>'kind', (e.actor->>'id')::uuid, e."onBehalfOf", e.channel,
     e."occurredAt", e.cause, e.dimensions, e.data
   from jsonb_to_recordset($1::jsonb) as e (id uuid, type text, version smallint, "wardId" uuid,
     subject jsonb, actor jsonb, "onBehalfOf" uuid, channel text, "occurredAt" timestamptz,
     cause uuid, dimensions jsonb, data jsonb)`,
)

/** Writes events in the transaction of the change that they tell of. */
export const recordEvents = (events: readonly NewEvent[]): Statement =>
  insertPending([JSON.stringify(events)])

export const sequence = sql<{ moved: number }>(
  'kernel.event.sequence',
  'select kernel.sequence_events($1) as moved',
)

export interface LogRow {
  tenant_id: number
  log_partition: number
  position: number
  id: string
  type: string
  version: number
  ward_id: string | null
  subject_kind: string
  subject_id: string
  actor_kind: LoggedEvent['actor']['kind']
  actor_id: string | null
  on_behalf_of: string | null
  channel: LoggedEvent['channel']
  occurred_at: Date
  recorded_at: Date
  cause: string | null
  dimensions: LoggedEvent['dimensions']
  data: Record<string, unknown>
}

export const toEvent = (row: LogRow): LoggedEvent => ({
  tenantId: row.tenant_id,
  partition: row.log_partition,
  position: row.position,
  id: row.id,
  type: row.type,
  version: row.version,
  wardId: row.ward_id,
  subject: { kind: row.subject_kind, id: row.subject_id },
  actor: { kind: row.actor_kind, id: row.actor_id },
  onBehalfOf: row.on_behalf_of,
  channel: row.channel,
  occurredAt: row.occurred_at,
  recordedAt: row.recorded_at,
  cause: row.cause,
  dimensions: row.dimensions,
  data: row.data,
})

/** Arrays of partitions and the positions after which to read, at most so many of each. */
export const readLog = sql<LogRow>(
  'kernel.event.read',
  'select * from kernel.read_events($1::smallint[], $2::bigint[], $3::text[], $4)',
)

export const ensureCursors = sql(
  'kernel.reader.ensure',
  `insert into kernel.reader_cursor (reader, log_partition)
   select $1, log_partition from kernel.event_head on conflict do nothing`,
)

/** The reader's partitions with news, locked so that two processes share and never double. */
export const claimCursors = sql<{ log_partition: number; position: number; head: number }>(
  'kernel.reader.claim',
  `select c.log_partition, c.position, h.position as head
   from kernel.reader_cursor c join kernel.event_head h using (log_partition)
   where c.reader = $1 and h.position > c.position
   order by c.log_partition for update of c skip locked`,
)

export const moveCursors = sql(
  'kernel.reader.move',
  `update kernel.reader_cursor c set position = m.position
   from unnest($2::smallint[], $3::bigint[]) as m (log_partition, position)
   where c.reader = $1 and c.log_partition = m.log_partition`,
)

export const readerLags = sql<{ reader: string; lag: number }>(
  'kernel.reader.lags',
  `select c.reader, sum(h.position - c.position)::bigint as lag
   from kernel.reader_cursor c join kernel.event_head h using (log_partition) group by c.reader`,
)

export const headOf = sql<{ position: number }>(
  'kernel.event.head',
  'select position from kernel.event_head where log_partition = $1',
)
