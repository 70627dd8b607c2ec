import { sql } from '../../kernel/db/statement.js'

export const insertSimulated = sql(
  'adaptor.sms.insert',
  `insert into notice.simulated_outbox (id, sent_to, body) values ($1, $2, $3) on conflict (id) do nothing`,
)
