import { gather } from '../../kernel/db/gather.js'
import { sql } from '../../kernel/db/statement.js'
import type { OutsideWay } from '../../platform/notifications/way.js'

/** A message as the demo's outbox page shows it. */
export interface SimulatedRow {
  id: string
  provider: string
  way: OutsideWay
  to: string
  subject: string | null
  body: string
}

const insertAll = sql<{ place: number }>(
  'adaptor.outbox.insert',
  `insert into notice.simulated_outbox (id, provider, way, sent_to, subject, body)
   select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
   on conflict (id, provider) do nothing`,
)

/** Keeps a message; the same id of one provider once. */
export const insertSimulated = gather((items: readonly SimulatedRow[]) =>
  insertAll([
    items.map(({ id }) => id),
    items.map(({ provider }) => provider),
    items.map(({ way }) => way),
    items.map(({ to }) => to),
    items.map(({ subject }) => subject),
    items.map(({ body }) => body),
  ]),
)

export const findSimulated = sql<{ id: string }>(
  'adaptor.outbox.find',
  'select id from notice.simulated_outbox where id = $1 and provider = $2',
)
