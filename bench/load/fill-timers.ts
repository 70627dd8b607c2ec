import { uuidv7 } from 'uuidv7'
import type { Arena } from '../arena/arena.js'

export interface TimerPlan {
  /** Bodies among which the cases lie, one after the other. */
  tenants: readonly number[]
  count: number
  perSecond: number
  /** When the first one is due. */
  startsAt: Date
}

/**
 * Open cases whose limits pass one after the other at an even rate, each with its timer row, as a
 * filing leaves them once they have been reminded of. The tenants' first case is copied.
 */
export async function fillTimers(arena: Arena, plan: TimerPlan): Promise<string> {
  const mark = `bench-${uuidv7().slice(-8)}`
  const { tenants, count, perSecond, startsAt } = plan
  await arena.asOwner(
    `with made as (
       insert into service.application (tenant_id, id, number, service, definition, state, category,
         title, department, answers, channel, language, holder, due_at, clock, occurred_at, filed_at)
       select ($4::int[])[1 + g % array_length($4::int[], 1)], gen_random_uuid(), $5 || g, 'grievance',
         a.definition, 'assignment', a.category, $5, a.department, a.answers, 'api', 'en',
         'grievance-officer', $3::timestamptz + interval '1 second' * (g / $2::float8),
         '{"reminded": true}', now() - interval '3 days', now() - interval '3 days'
       from generate_series(0, $1::int - 1) g, (select * from service.application
         where service = 'grievance' order by filed_at limit 1) a
       returning tenant_id, id, due_at)
     insert into kernel.job (id, task, tenant_id, subject_id, data, run_at)
     select gen_random_uuid(), 'service.due', tenant_id, id, '{"version": 1}', due_at from made`,
    [count, perSecond, startsAt, tenants, mark],
  )
  await arena.asOwner('analyze service.application, kernel.job')
  return mark
}

export interface TimerTally {
  handled: number
  lost: number
  doubled: number
  /** From when a limit passed to when its step was committed's clock, in milliseconds. */
  p50Ms: number
  p99Ms: number
  mostMs: number
  /** How much later the last tenth is handled than the first. */
  driftMs: number
  perSecond: number
  events: number
}

/** What became of the cases of one mark. */
export async function tallyTimers(arena: Arena, mark: string): Promise<TimerTally> {
  const [row] = await arena.asOwner<Record<keyof TimerTally, number>>(
    `with told as (
       select a.id, a.due_at, count(s.version) as steps, min(s.recorded_at) as at,
         percent_rank() over (order by a.due_at) as place
       from service.application a left join service.step s on s.tenant_id = a.tenant_id
         and s.application_id = a.id and s.action = 'overdue'
       where a.title = $1 group by a.tenant_id, a.id, a.due_at
     ), late as (
       select *, extract(epoch from at - due_at)::float8 * 1000 as ms from told
     )
     select count(at)::int as handled, count(*) filter (where steps = 0)::int as lost,
       count(*) filter (where steps > 1)::int as doubled,
       percentile_cont(0.5) within group (order by ms) as "p50Ms",
       percentile_cont(0.99) within group (order by ms) as "p99Ms", max(ms) as "mostMs",
       (percentile_cont(0.5) within group (order by ms) filter (where place > 0.9)
         - percentile_cont(0.5) within group (order by ms) filter (where place < 0.1)) as "driftMs",
       count(at) / nullif(extract(epoch from max(at) - min(at)), 0)::float8 as "perSecond",
       (select count(*)::int from kernel.event e where e.type = 'application.overdue'
         and e.subject_id in (select id from told)) as events
     from late`,
    [mark],
  )
  if (!row) throw new Error('nothing was counted')
  return row
}
