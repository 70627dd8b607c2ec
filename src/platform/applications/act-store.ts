import { gather } from '../../kernel/db/gather.js'
import { sql } from '../../kernel/db/statement.js'
import { gatherAcross } from '../../kernel/jobs/gather-across.js'
import type { CaseChange } from './case-change.js'

/** One act as it enters the database; the names inside are those of the statement's records. */
export interface ActRow {
  change: CaseChange
  step: object
  /** What happened, in order; each is told to the log. */
  events: readonly object[]
  timer: object | null
  permission: object | null
  /** The office's first answer to the person who filed. */
  is_response: boolean
}

const moveCases = `with item as materialized (
     select i.place, i.act, i.act->'change' as change
     from jsonb_array_elements($1::jsonb) with ordinality as i (act, place)
   ), moved as (
     update service.application a set
       version = a.version + 1, state = c.state, department = c.department, holder = c.holder,
       assignee_id = c.assignee_id, assignee_name = c.assignee_name, escalation = c.escalation,
       due_at = c.due_at, rest_ms = c.rest_ms,
       -- A reminder leaves the version as it is; only a time that starts anew forgets it.
       clock = case when c.is_fresh or not a.clock ? 'reminded' then c.clock
         else c.clock || '{"reminded": true}' end,
       escalated_at = case when c.is_escalated then clock_timestamp() else a.escalated_at end,
       open = c.open, outcome = c.outcome, rating = c.rating,
       photos = a.photos + c.photos, reopened = a.reopened + c.reopened,
       paused_at = case when c.paused then coalesce(a.paused_at, clock_timestamp()) end,
       first_response_at = case when (i.act->>'is_response')::boolean
         then coalesce(a.first_response_at, clock_timestamp()) else a.first_response_at end,
       closed_at = case when c.open then null else coalesce(a.closed_at, clock_timestamp()) end,
       changed_at = clock_timestamp()
     from item i, jsonb_to_record(i.change) as c (id uuid, version int, state text, department text,
       holder text, assignee_id uuid, assignee_name text, escalation smallint, due_at timestamptz,
       rest_ms bigint, paused boolean, open boolean, outcome text, rating smallint, photos smallint,
       reopened smallint, clock jsonb, is_fresh boolean, is_escalated boolean)
     where a.tenant_id = kernel.current_tenant() and a.id = c.id and a.version = c.version
     returning i.place, i.act, a.id, a.version, a.ward_id, a.number
   ), step as (
     insert into service.step (tenant_id, application_id, version, action, from_state, to_state,
       actor_kind, actor_id, actor_name, visible, note, data, command_id, occurred_at)
     select kernel.current_tenant(), m.id, m.version, s.action, s.from_state, s.to_state, s.actor_kind,
       s.actor_id, s.actor_name, s.visible, s.note, coalesce(s.data, '{}'), s.command_id, s.occurred_at
     from moved m, jsonb_to_record(m.act->'step') as s (action text, from_state text, to_state text,
       actor_kind text, actor_id uuid, actor_name text, visible boolean, note text, data jsonb,
       command_id uuid, occurred_at timestamptz)
   ), event as (
     insert into kernel.event_pending (tenant_id, id, type, version, ward_id, subject_kind, subject_id,
       actor_kind, actor_id, channel, occurred_at, dimensions, data)
     select kernel.current_tenant(), e.id, e.type, 1, m.ward_id, 'application', m.id, e.actor_kind,
       e.actor_id, e.channel, e.occurred_at, e.dimensions,
       e.data || jsonb_build_object('number', m.number, 'version', m.version)
     from moved m, jsonb_to_recordset(m.act->'events') as e (id uuid, type text, actor_kind text,
       actor_id uuid, channel text, occurred_at timestamptz, dimensions jsonb, data jsonb)
   ), timer as (
     insert into kernel.job (id, task, tenant_id, subject_id, data, run_at)
     select t.id, t.task, kernel.current_tenant(), m.id, jsonb_build_object('version', m.version), t.run_at
     from moved m, jsonb_to_record(m.act->'timer') as t (id uuid, task text, run_at timestamptz)
     where jsonb_typeof(m.act->'timer') = 'object'
     on conflict (id) do nothing
   ), issued as (
     insert into service.permission (tenant_id, id, register, number, application_id, holder_party_id,
       ward_id, valid_from, valid_to, facts)
     select kernel.current_tenant(), p.id, p.register, p.number, m.id, p.holder_party_id, m.ward_id,
       p.valid_from, p.valid_to, p.facts
     from moved m, jsonb_to_record(m.act->'permission') as p (id uuid, register text, number text,
       holder_party_id uuid, valid_from date, valid_to date, facts jsonb)
     where jsonb_typeof(m.act->'permission') = 'object'
   )`

const actOnCases = sql<{ place: number }>(
  'service.case.act',
  `${moveCases} select place::int from moved`,
)
const actInFlight = sql(
  'service.case.act_in_flight',
  `${moveCases} select kernel.expect_rows(count(*)) from moved`,
)

/**
 * Acts on a case: it moves from exactly the version that the person saw, and its step, event, timer
 * and what is issued are written with it. No row comes back when someone else moved it first.
 */
export const actOnCase = gather((acts: readonly ActRow[]) => actOnCases([JSON.stringify(acts)]))

/** The same for timers, which fire in many cities at once. */
export const actOnTime = gatherAcross((acts: readonly ActRow[]) =>
  actOnCases([JSON.stringify(acts)]),
)

/** The same as a part of a longer flight, which fails as a whole when someone moved the case first. */
export const actTogether = (act: ActRow) => actInFlight([JSON.stringify([act])])
