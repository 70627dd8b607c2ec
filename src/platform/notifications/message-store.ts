import { sql } from '../../kernel/db/statement.js'
import type { NoticeKind, Way } from './way.js'

/** A message as it enters the table; the names are those of the statement's record. */
export interface MessageItem {
  id: string
  event_id: string
  recipient_id: string
  template: string
  language: string
  params: Readonly<Record<string, string>>
  way: Way
  ways_left: readonly Way[]
  kind: NoticeKind
  audience: 'resident' | 'staff'
  urgent: boolean
}

/** Messages as JSON; one event tells one person one thing one way. Gives those that are to be sent. */
export const insertMessages = sql<{ id: string }>(
  'notice.message.insert',
  `with fresh as (
     insert into notice.message (tenant_id, id, event_id, recipient_id, template, language, params,
       way, ways_left, kind, audience, urgent, status, delivered_at)
     select kernel.current_tenant(), m.id, m.event_id, m.recipient_id, m.template, m.language,
       m.params, m.way, m.ways_left, m.kind, m.audience, m.urgent,
       case when m.way = 'in-app' then 'delivered' else 'queued' end,
       case when m.way = 'in-app' then clock_timestamp() end
     from jsonb_to_recordset($1::jsonb) as m (id uuid, event_id uuid, recipient_id uuid,
       template text, language text, params jsonb, way text, ways_left text[], kind text,
       audience text, urgent boolean)
     on conflict do nothing returning id, way
   )
   select id from fresh where way <> 'in-app'`,
)

/** The people and numbers behind cases, for the reader that tells them. */
export const casesToTell = sql<{
  id: string
  account_id: string | null
  assignee_id: string | null
  number: string
  language: string
  service: string
  state: string
  department: string
  ward_id: string | null
}>(
  'notice.cases',
  `select id, account_id, assignee_id, number, language, service, state, department, ward_id
   from service.application
   where tenant_id = kernel.current_tenant() and id = any ($1)`,
)
