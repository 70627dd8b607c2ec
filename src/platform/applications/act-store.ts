import { sql } from '../../kernel/db/statement.js'

/**
 * One act in one statement: the case moves from exactly the version that the person saw, and its
 * step, event, timers and what is issued are written with it. No row moved raises NG001.
 * $1 change, $2 step, $3 event, $4 timer or null, $5 permission or null, all JSON.
 */
export const actOnCase = sql<{ moved: number }>(
  'service.case.act',
  `with c as (
     select * from jsonb_to_record($1::jsonb) as c (id uuid, version int, state text, department text,
       holder text, assignee_id uuid, assignee_name text, escalation smallint, due_at timestamptz,
       paused boolean, open boolean, outcome text, rating smallint, photos smallint, reopened smallint)
   ), moved as (
     update service.application a set
       version = a.version + 1, state = c.state, department = c.department, holder = c.holder,
       assignee_id = c.assignee_id, assignee_name = c.assignee_name, escalation = c.escalation,
       due_at = c.due_at, open = c.open, outcome = c.outcome, rating = c.rating,
       photos = a.photos + c.photos, reopened = a.reopened + c.reopened,
       paused_at = case when c.paused then coalesce(a.paused_at, clock_timestamp()) end,
       first_response_at = case when $6 then coalesce(a.first_response_at, clock_timestamp())
         else a.first_response_at end,
       closed_at = case when c.open then null else coalesce(a.closed_at, clock_timestamp()) end,
       changed_at = clock_timestamp()
     from c
     where a.tenant_id = kernel.current_tenant() and a.id = c.id and a.version = c.version
     returning a.id, a.version, a.ward_id, a.channel, a.number
   ), step as (
     insert into service.step (tenant_id, application_id, version, action, from_state, to_state,
       actor_kind, actor_id, actor_name, visible, note, data, command_id, occurred_at)
     select kernel.current_tenant(), m.id, m.version, s.action, s.from_state, s.to_state, s.actor_kind,
       s.actor_id, s.actor_name, s.visible, s.note, coalesce(s.data, '{}'), s.command_id, s.occurred_at
     from moved m, jsonb_to_record($2::jsonb) as s (action text, from_state text, to_state text,
       actor_kind text, actor_id uuid, actor_name text, visible boolean, note text, data jsonb,
       command_id uuid, occurred_at timestamptz)
   ), event as (
     insert into kernel.event_pending (tenant_id, id, type, version, ward_id, subject_kind, subject_id,
       actor_kind, actor_id, channel, occurred_at, dimensions, data)
     select kernel.current_tenant(), e.id, e.type, 1, m.ward_id, 'application', m.id, e.actor_kind,
       e.actor_id, e.channel, e.occurred_at, e.dimensions,
       e.data || jsonb_build_object('number', m.number, 'version', m.version)
     from moved m, jsonb_to_record($3::jsonb) as e (id uuid, type text, actor_kind text, actor_id uuid,
       channel text, occurred_at timestamptz, dimensions jsonb, data jsonb)
   ), timer as (
     insert into kernel.job (id, task, tenant_id, subject_id, data, run_at)
     select t.id, t.task, kernel.current_tenant(), m.id, jsonb_build_object('version', m.version), t.run_at
     from moved m, jsonb_to_record($4::jsonb) as t (id uuid, task text, run_at timestamptz)
     where t.id is not null
   ), issued as (
     insert into service.permission (tenant_id, id, register, number, application_id, holder_party_id,
       ward_id, valid_from, valid_to, facts)
     select kernel.current_tenant(), p.id, p.register, p.number, m.id, p.holder_party_id, m.ward_id,
       p.valid_from, p.valid_to, p.facts
     from moved m, jsonb_to_record($5::jsonb) as p (id uuid, register text, number text,
       holder_party_id uuid, valid_from date, valid_to date, facts jsonb)
     where p.id is not null
   )
   select kernel.expect_rows((select count(*) from moved)) as moved`,
)
