import { sql } from '../../kernel/db/statement.js'

export const listOutbox = sql<{
  id: string
  provider: string
  way: string
  sent_to: string
  subject: string | null
  body: string
  created_at: Date
}>(
  'demo.outbox.list',
  `select id, provider, way, sent_to, subject, body, created_at from notice.simulated_outbox
   order by created_at desc limit 30`,
)
