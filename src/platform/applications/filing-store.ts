import { sql } from '../../kernel/db/statement.js'
import type { CaseClock } from './case-clock.js'

/** One filing as it enters the database; the names are those of the statement's record. */
export interface FilingRow {
  id: string
  number: string
  service: string
  definition: string
  request_hash: string
  state: string
  category: string | null
  title: string
  department: string
  priority: number
  ward_id: string | null
  landmark: string | null
  lng: number | null
  lat: number | null
  cell: number | null
  answers: object
  party_id: string | null
  account_id: string | null
  channel: string
  language: string
  holder: string | null
  due_at: string | null
  clock: CaseClock
  /** When time first brings something: a reminder, the limit. */
  timer_at: string | null
  photos: number
  occurred_at: string
  filed_at: string | null
  actor_kind: string
  actor_id: string | null
  actor_name: string | null
  event_id: string
  dimensions: object
  timer_id: string
  notice: string
  notice_version: number
  purpose: string
}

export interface FiledRow {
  id: string
  fresh: boolean
  number: string | null
  request_hash: Buffer | null
}

/**
 * A whole filing in one statement: the case, its first step, its event, its timer and the notice
 * that was shown. The same id filed again changes nothing and says so.
 * An answer without a number: the other filing was committed while this one waited for it, and a
 * statement does not see what came after its start; asked once more, it does.
 */
export const fileApplications = sql<FiledRow>(
  'service.application.file',
  `with item as materialized (
     select * from jsonb_to_recordset($1::jsonb) as i (id uuid, number text, service text,
       definition text, request_hash text, state text, category text, title text, department text,
       priority smallint, ward_id uuid, landmark text, lng float8, lat float8, cell bigint,
       answers jsonb, party_id uuid, account_id uuid, channel text, language text, holder text,
       due_at timestamptz, clock jsonb, timer_at timestamptz, photos smallint,
       occurred_at timestamptz, filed_at timestamptz, actor_kind text, actor_id uuid,
       actor_name text, event_id uuid, dimensions jsonb, timer_id uuid, notice text,
       notice_version smallint, purpose text)
   ), filed as (
     insert into service.application (tenant_id, id, number, service, definition, request_hash, state,
       category, title, department, priority, ward_id, landmark, lng, lat, cell, answers, party_id,
       account_id, channel, language, holder, due_at, clock, photos, occurred_at, filed_at)
     select kernel.current_tenant(), id, number, service, definition, decode(request_hash, 'hex'),
       state, category, title, department, priority, ward_id, landmark, lng, lat, cell, answers,
       party_id, account_id, channel, language, holder, due_at, clock, photos, occurred_at,
       coalesce(filed_at, clock_timestamp())
     from item
     on conflict (tenant_id, id) do nothing
     returning id
   ), step as (
     insert into service.step (tenant_id, application_id, version, action, from_state, to_state,
       actor_kind, actor_id, actor_name, visible, occurred_at)
     select kernel.current_tenant(), i.id, 1, 'file', null, i.state, i.actor_kind, i.actor_id,
       i.actor_name, true, i.occurred_at
     from item i join filed using (id)
   ), event as (
     insert into kernel.event_pending (tenant_id, id, type, version, ward_id, subject_kind, subject_id,
       actor_kind, actor_id, channel, occurred_at, dimensions, data)
     select kernel.current_tenant(), i.event_id, 'application.filed', 1, i.ward_id, 'application', i.id,
       i.actor_kind, i.actor_id, i.channel, i.occurred_at, i.dimensions,
       jsonb_build_object('number', i.number, 'state', i.state, 'version', 1)
     from item i join filed using (id)
   ), timer as (
     insert into kernel.job (id, task, tenant_id, subject_id, data, run_at)
     select i.timer_id, 'service.due', kernel.current_tenant(), i.id, '{"version": 1}', i.timer_at
     from item i join filed using (id) where i.timer_at is not null
     on conflict (id) do nothing
   ), consent as (
     insert into service.consent (tenant_id, application_id, notice, notice_version, language, purpose)
     select kernel.current_tenant(), i.id, i.notice, i.notice_version, i.language, i.purpose
     from item i join filed using (id)
   )
   select i.id, filed.id is not null as fresh,
     case when filed.id is null then (select a.number from service.application a
       where a.tenant_id = kernel.current_tenant() and a.id = i.id) else i.number end as number,
     case when filed.id is null then (select a.request_hash from service.application a
       where a.tenant_id = kernel.current_tenant() and a.id = i.id) end as request_hash
   from item i left join filed using (id)`,
)

export const saveDefinition = sql(
  'service.definition.save',
  `insert into service.definition (tenant_id, hash, service, body)
   values (kernel.current_tenant(), $1, $2, $3::jsonb) on conflict do nothing`,
)

export const findDefinition = sql<{ body: unknown }>(
  'service.definition.find',
  'select body from service.definition where tenant_id = kernel.current_tenant() and hash = $1',
)
