import { sql } from '../../kernel/db/statement.js'

export const listOutbox = sql<{ id: string; sent_to: string; body: string; created_at: Date }>(
  'demo.outbox.list',
  `select id, sent_to, body, created_at from notice.simulated_outbox order by created_at desc limit 30`,
)
