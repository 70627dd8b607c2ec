import { sql } from '../../kernel/db/statement.js'

/**
 * Raises an open case that has passed its limit: only when it is still due then and not raised for
 * it yet, so a timer that fires twice raises once. $1 case, $2 event id.
 */
export const raiseOverdue = sql<{ raised: number }>(
  'service.case.overdue',
  `with raised as (
     update service.application set version = version + 1, escalation = escalation + 1,
       changed_at = clock_timestamp()
     where tenant_id = kernel.current_tenant() and id = $1 and open and due_at <= clock_timestamp()
       and paused_at is null and not exists (
         select 1 from service.step s where s.tenant_id = application.tenant_id
           and s.application_id = application.id and s.action = 'overdue'
           and (s.data->>'dueAt')::timestamptz = application.due_at)
     returning *
   ), step as (
     insert into service.step (tenant_id, application_id, version, action, from_state, to_state,
       actor_kind, visible, data, occurred_at)
     select tenant_id, id, version, 'overdue', state, state, 'system', true,
       jsonb_build_object('dueAt', due_at), clock_timestamp() from raised
   ), event as (
     insert into kernel.event_pending (tenant_id, id, type, version, ward_id, subject_kind, subject_id,
       actor_kind, channel, occurred_at, dimensions, data)
     select tenant_id, $2, 'application.overdue', 1, ward_id, 'application', id, 'system', 'system',
       due_at, jsonb_build_object('service', service, 'category', category, 'department', department),
       jsonb_build_object('number', number, 'state', state, 'version', version) from raised
   )
   select count(*) as raised from raised`,
)
