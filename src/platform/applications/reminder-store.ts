import { sql } from '../../kernel/db/statement.js'
import { gatherAcross } from '../../kernel/jobs/gather-across.js'

/** A reminder before the limit as it enters the database. */
export interface ReminderRow {
  id: string
  /** The limit that it is about: one that moved meanwhile is not reminded of. */
  due_at: string
  event_id: string
  data: object
  timer: object | null
}

const remindAll = sql<{ place: number }>(
  'service.case.remind',
  `with item as materialized (
     select place, r.* from jsonb_array_elements($1::jsonb) with ordinality as i (reminder, place),
       jsonb_to_record(i.reminder) as r (id uuid, due_at timestamptz, event_id uuid, data jsonb, timer jsonb)
   ), reminded as (
     update service.application a set clock = a.clock || '{"reminded": true}'
     from item i
     where a.tenant_id = kernel.current_tenant() and a.id = i.id and a.open and a.due_at = i.due_at
       and not a.clock ? 'reminded'
     returning i.place, i.event_id, i.data, i.timer, a.id, a.number, a.state, a.ward_id, a.service,
       a.category, a.department, a.version, a.due_at
   ), event as (
     insert into kernel.event_pending (tenant_id, id, type, version, ward_id, subject_kind, subject_id,
       actor_kind, channel, occurred_at, dimensions, data)
     select kernel.current_tenant(), r.event_id, 'application.reminder', 1, r.ward_id, 'application',
       r.id, 'system', 'system', clock_timestamp(),
       jsonb_build_object('service', r.service, 'category', r.category, 'department', r.department),
       r.data || jsonb_build_object('number', r.number, 'state', r.state, 'version', r.version,
         'visible', false)
     from reminded r
   ), timer as (
     insert into kernel.job (id, task, tenant_id, subject_id, run_at)
     select t.id, t.task, kernel.current_tenant(), r.id, t.run_at
     from reminded r, jsonb_to_record(r.timer) as t (id uuid, task text, run_at timestamptz)
     where jsonb_typeof(r.timer) = 'object'
     on conflict (id) do nothing
   )
   select place::int from reminded`,
)

/**
 * Reminds whoever has a case, once for each limit. It is no act: the version stays, so that nobody
 * who has the case open is refused for it.
 */
export const remind = gatherAcross((reminders: readonly ReminderRow[]) =>
  remindAll([JSON.stringify(reminders)]),
)
