import { gather } from '../../kernel/db/gather.js'
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
  place: number
  id: string
  recipient_id: string
  template: string
  language: string
  params: Record<string, string>
  status: string
}

const findMessages = sql<MessageRow>(
  'notice.message.find',
  `select i.place::int, m.id, m.recipient_id, m.template, m.language, m.params, m.status
   from unnest($1::uuid[]) with ordinality as i (id, place)
   join notice.message m on m.tenant_id = kernel.current_tenant() and m.id = i.id`,
)

/** A message by its id. */
export const findMessage = gather((ids: readonly string[]) => findMessages([ids]))

const markAllSent = sql<{ place: number }>(
  'notice.message.sent',
  `update notice.message m set status = i.status, provider_ref = i.ref, sent_at = clock_timestamp()
   from unnest($1::uuid[], $2::text[], $3::text[]) with ordinality as i (id, status, ref, place)
   where m.tenant_id = kernel.current_tenant() and m.id = i.id and m.status = 'queued'
   returning i.place::int`,
)

interface Sent {
  id: string
  status: 'sent' | 'dropped'
  providerRef: string | null
}

/** What became of a message that was waiting; one that was sent before stays as it is. */
export const markSent = gather((items: readonly Sent[]) =>
  markAllSent([
    items.map(({ id }) => id),
    items.map(({ status }) => status),
    items.map(({ providerRef }) => providerRef),
  ]),
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
