import { sql } from '../../kernel/db/statement.js'

/** Messages as JSON; one event tells one person one thing one way. Gives those that are new. */
export const insertMessages = sql<{ id: string }>(
  'notice.message.insert',
  `insert into notice.message (tenant_id, id, event_id, recipient_id, template, language, params, way)
   select kernel.current_tenant(), m.id, m.event_id, m.recipient_id, m.template, m.language, m.params, m.way
   from jsonb_to_recordset($1::jsonb) as m (id uuid, event_id uuid, recipient_id uuid, template text,
     language text, params jsonb, way text)
   on conflict do nothing returning id`,
)

export interface MessageRow {
  id: string
  recipient_id: string
  template: string
  language: string
  params: Record<string, string>
  status: string
}

export const findMessage = sql<MessageRow>(
  'notice.message.find',
  `select id, recipient_id, template, language, params, status from notice.message
   where tenant_id = kernel.current_tenant() and id = $1`,
)

export const markSent = sql(
  'notice.message.sent',
  `update notice.message set status = $2, provider_ref = $3, sent_at = clock_timestamp()
   where tenant_id = kernel.current_tenant() and id = $1 and status = 'queued'`,
)

/** The people and numbers behind cases, for the reader that tells them. */
export const casesToTell = sql<{
  id: string
  account_id: string
  number: string
  language: string
  service: string
  state: string
  category: string | null
  title: string
}>(
  'notice.cases',
  `select id, account_id, number, language, service, state, category, title from service.application
   where tenant_id = kernel.current_tenant() and id = any ($1) and account_id is not null`,
)
