import { sql } from '../../kernel/db/statement.js'

/**
 * Moves open cases of older versions to the one given, so many at once: case, step and event in one
 * statement. $1 service, $2 the new hash, $3 old state → new, $4 new state → holder, $5 how many.
 */
export const migrateCases = sql<{ moved: number }>(
  'overlays.migrate',
  `with due as (
     select id from service.application
     where tenant_id = kernel.current_tenant() and open and service = $1 and definition <> $2
       and $3::jsonb ? state
     order by id limit $5 for update skip locked
   ), old as (
     select a.id, a.state from service.application a join due on due.id = a.id
     where a.tenant_id = kernel.current_tenant()
   ), moved as (
     update service.application a set definition = $2, state = $3::jsonb->>a.state,
       holder = $4::jsonb->>($3::jsonb->>a.state), version = version + 1,
       changed_at = clock_timestamp()
     from due where a.tenant_id = kernel.current_tenant() and a.id = due.id
     returning a.*
   ), step as (
     insert into service.step (tenant_id, application_id, version, action, from_state, to_state,
       actor_kind, visible, data, occurred_at)
     select m.tenant_id, m.id, m.version, 'migrate', old.state, m.state, 'system', false,
       jsonb_build_object('definition', $2::text), clock_timestamp()
     from moved m join old on old.id = m.id
   ), event as (
     insert into kernel.event_pending (tenant_id, id, type, version, ward_id, subject_kind,
       subject_id, actor_kind, channel, occurred_at, dimensions, data)
     select tenant_id, gen_random_uuid(), 'application.moved', 1, ward_id, 'application', id,
       'system', 'system', clock_timestamp(),
       jsonb_build_object('service', service, 'category', category, 'department', department),
       jsonb_build_object('number', number, 'state', state, 'version', version, 'visible', false,
         'action', 'migrate')
     from moved
   )
   select count(*)::int as moved from moved`,
)
