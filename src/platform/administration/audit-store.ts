import { sql } from '../../kernel/db/statement.js'
import type { Difference } from './difference.js'

export interface AuditRow {
  event_id: string
  at: Date
  area: string
  title: string
  actor_kind: string
  actor_name: string | null
  why: string | null
  differences: Difference[]
}

/** Rows as JSON; what was read before is left alone. */
export const insertAudit = sql(
  'administration.audit.insert',
  `insert into administration.audit (tenant_id, event_id, at, area, subject_id, title, actor_kind,
     actor_id, actor_name, why, differences)
   select kernel.current_tenant(), i.event_id, i.at, i.area, i.subject_id, i.title, i.actor_kind,
     i.actor_id, i.actor_name, i.why, i.differences
   from jsonb_to_recordset($1::jsonb) as i (event_id uuid, at timestamptz, area text,
     subject_id uuid, title text, actor_kind text, actor_id uuid, actor_name text, why text,
     differences jsonb)
   on conflict do nothing`,
)

/**
 * A page of the audit, newest first. $1 area, $2 part of the title, $3 part of the person's name,
 * $4 first day, $5 day after the last, $6 $7 the row after which to go on, $8 how many.
 */
export const listAudit = sql<AuditRow>(
  'administration.audit.list',
  `select event_id, at, area, title, actor_kind, actor_name, why, differences
   from administration.audit
   where tenant_id = kernel.current_tenant()
     and ($1::text is null or area = $1)
     and ($2::text is null or title ilike '%' || $2 || '%')
     and ($3::text is null or actor_name ilike '%' || $3 || '%')
     and ($4::timestamptz is null or at >= $4) and ($5::timestamptz is null or at < $5)
     and ($6::timestamptz is null or (at, event_id) < ($6, $7::uuid))
   order by at desc, event_id desc limit $8`,
)
