import { sql } from '../../../kernel/db/statement.js'
import type { DigestContent } from './digest.js'

/** Open cases by department, and how many are over the limit. */
export const countByDepartment = sql<{ department: string; open: number; overdue: number }>(
  'digest.departments',
  `select department, count(*) as open, count(*) filter (where due_at < $1) as overdue
   from service.application where tenant_id = kernel.current_tenant() and open
   group by department order by overdue desc, open desc, department limit 200`,
)

/** Cases raised since the last report, or in the day before the first one. */
export const countEscalated = sql<{ escalated: number }>(
  'digest.escalated',
  `select count(*) as escalated from service.application
   where tenant_id = kernel.current_tenant() and escalated_at is not null
     and escalated_at > coalesce((select max(made_at) from service.digest
       where tenant_id = kernel.current_tenant()), $1::timestamptz - interval '1 day')`,
)

export const listOldest = sql<{
  number: string
  service: string
  title: string
  department: string
  due_at: Date
}>(
  'digest.oldest',
  `select number, service, title, department, due_at from service.application
   where tenant_id = kernel.current_tenant() and open and due_at < $1
   order by due_at, id limit 10`,
)

export const listPendingAppeals = sql<{
  id: string
  number: string
  level: number
  role: string
  due_at: Date
  pending: number
}>(
  'digest.appeals',
  `select p.id, a.number, p.level, p.role, p.due_at, count(*) over () as pending
   from service.appeal p
   join service.application a on a.tenant_id = p.tenant_id and a.id = p.application_id
   where p.tenant_id = kernel.current_tenant() and p.state in ('filed', 'hearing')
   order by p.due_at, p.id limit 10`,
)

/** Day, content, event id, role. A day has one report, and one event tells of it. */
export const insertDigest = sql<{ fresh: number }>(
  'digest.insert',
  `with made as (
     insert into service.digest (tenant_id, day, content)
     values (kernel.current_tenant(), $1, $2::jsonb) on conflict do nothing returning day
   ), event as (
     insert into kernel.event_pending (tenant_id, id, type, version, subject_kind, subject_id,
       actor_kind, channel, occurred_at, dimensions, data)
     select kernel.current_tenant(), $3, 'digest.due', 1, 'digest', $3, 'system', 'system',
       clock_timestamp(), '{}', jsonb_build_object('day', made.day, 'role', $4::text,
         'open', $2::jsonb->'open', 'overdue', $2::jsonb->'overdue') from made
   )
   select count(*) as fresh from made`,
)

export const findDigest = sql<{ content: DigestContent; made_at: Date }>(
  'digest.by_day',
  'select content, made_at from service.digest where tenant_id = kernel.current_tenant() and day = $1',
)

export const latestDigest = sql<{ day: string }>(
  'digest.latest',
  `select day from service.digest where tenant_id = kernel.current_tenant()
   order by day desc limit 1`,
)
