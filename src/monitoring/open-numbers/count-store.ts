import { sql } from '../../kernel/db/statement.js'

export const noWard = '00000000-0000-0000-0000-000000000000'

export const addCounts = sql(
  'monitoring.count.add',
  `insert into monitoring.day_count as d (tenant_id, day, ward_id, service, category, measure, count, sum)
   select kernel.current_tenant(), day, ward_id, service, category, measure, count, sum
   from jsonb_to_recordset($1::jsonb) as c (day date, ward_id uuid, service text, category text,
     measure text, count int, sum float8)
   on conflict (tenant_id, day, measure, service, ward_id, category)
   do update set count = d.count + excluded.count, sum = d.sum + excluded.sum`,
)

/** From a day on: totals by measure. */
export const totalsSince = sql<{ measure: string; count: number; sum: number }>(
  'monitoring.count.totals',
  `select measure, sum(count) as count, sum(sum) as sum from monitoring.day_count
   where tenant_id = kernel.current_tenant() and day >= $1 and day < $2 group by measure`,
)

export const wardsSince = sql<{ ward_id: string; filed: number; solved: number; late: number }>(
  'monitoring.count.wards',
  `select ward_id,
     coalesce(sum(count) filter (where measure = 'filed'), 0) as filed,
     coalesce(sum(count) filter (where measure in ('resolved', 'granted')), 0) as solved,
     coalesce(sum(count) filter (where measure = 'overdue'), 0) as late
   from monitoring.day_count where tenant_id = kernel.current_tenant() and day >= $1
   group by ward_id order by filed desc limit 500`,
)

export const openByWard = sql<{ ward_id: string | null; open: number; overdue: number }>(
  'monitoring.open.wards',
  `select ward_id, count(*) as open, count(*) filter (where due_at < now()) as overdue
   from service.application where tenant_id = kernel.current_tenant() and open
   group by ward_id order by overdue desc, open desc limit 500`,
)

export const overdueByOfficer = sql<{ name: string | null; open: number; overdue: number }>(
  'monitoring.open.officers',
  `select assignee_name as name, count(*) as open, count(*) filter (where due_at < now()) as overdue
   from service.application where tenant_id = kernel.current_tenant() and open
   group by assignee_name order by overdue desc, open desc limit 12`,
)

/** Recent cases without anything that tells of a person: kind, ward, day, state. */
export const recentPublic = sql<{
  service: string
  category: string | null
  title: string
  state: string
  open: boolean
  outcome: string | null
  ward_id: string | null
  due_at: Date | null
  filed_at: Date
  id: string
  lng: number | null
  lat: number | null
}>(
  'monitoring.recent',
  `select id, service, category, title, state, open, outcome, ward_id, due_at, filed_at, lng, lat
   from service.application where tenant_id = kernel.current_tenant() and service = 'grievance'
   order by filed_at desc limit 40`,
)
