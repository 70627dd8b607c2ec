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
    `with told as (select distinct unnest($1::text[]) as number),
     filed as (
       select number, count(*) as cases, min(id::text)::uuid as id
       from service.application group by number),
     logged as (
       select subject_id, count(*) as events
       from kernel.event where type = 'application.filed' group by subject_id),
     noticed as (
       select params->>'number' as number, count(*) as notices
       from notice.message where template = 'notice.filed' group by 1),
     counted as (
       select coalesce(cases, 0) as cases, coalesce(events, 0) as events,
         coalesce(notices, 0) as notices
       from told left join filed using (number) left join logged on subject_id = filed.id
         left join noticed using (number))
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
