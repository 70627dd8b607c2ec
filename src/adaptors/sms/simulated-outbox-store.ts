import { gather } from '../../kernel/db/gather.js'
import { sql } from '../../kernel/db/statement.js'

const insertAll = sql<{ place: number }>(
  'adaptor.sms.insert',
  `insert into notice.simulated_outbox (id, sent_to, body)
   select * from unnest($1::uuid[], $2::text[], $3::text[]) on conflict (id) do nothing`,
)

/** Keeps a message for the demo's outbox page; the same id once. */
export const insertSimulated = gather(
  (items: readonly { id: string; to: string; body: string }[]) =>
    insertAll([
      items.map(({ id }) => id),
      items.map(({ to }) => to),
      items.map(({ body }) => body),
    ]),
)
