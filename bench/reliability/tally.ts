import type { Arena } from '../arena/arena.js'

/** What the database holds of the filings that were acknowledged. */
export interface Tally {
  acknowledged: number
  lost: number
  doubled: number
  withoutEvent: number
  withoutNotice: number
}

/** Counts, for every acknowledged number, its case, its event in the log and its notice. */
export async function tallyFilings(arena: Arena, numbers: readonly string[]): Promise<Tally> {
  const [row] = await arena.asOwner<Omit<Tally, 'acknowledged'>>(
    `with told as (select distinct unnest($1::text[]) as number), counted as (
       select t.number, count(distinct a.id) as cases,
         (select count(*) from kernel.event e where e.tenant_id = min(a.tenant_id)
           and e.subject_id = min(a.id::text)::uuid and e.type = 'application.filed') as events,
         (select count(*) from notice.message m where m.tenant_id = min(a.tenant_id)
           and m.params->>'number' = t.number and m.template = 'notice.filed') as notices
       from told t left join service.application a on a.number = t.number group by t.number)
     select count(*) filter (where cases = 0)::int as lost,
       count(*) filter (where cases > 1 or events > 1 or notices > 1)::int as doubled,
       count(*) filter (where events = 0)::int as "withoutEvent",
       count(*) filter (where notices = 0)::int as "withoutNotice"
     from counted`,
    [numbers],
  )
  if (!row) throw new Error('nothing was counted')
  return { acknowledged: new Set(numbers).size, ...row }
}

/** Filings of one key that made more than one case. */
export async function countCases(arena: Arena): Promise<number> {
  const [row] = await arena.asOwner<{ count: number }>(
    `select count(*)::int as count from service.application where channel = 'api'`,
  )
  return row?.count ?? 0
}
