import { sql } from '../../kernel/db/statement.js'

/** When the body was last changed: what a form was filled from. */
export const bodyVersion = sql<{ seen: Date }>(
  'tenancy.body.version',
  `select date_trunc('milliseconds', changed_at) as seen from tenancy.tenant
   where id = kernel.current_tenant()`,
)

/** The state that was seen, and the whole profile as JSON; false when someone was faster. */
export const changeBody = sql<{ changed: boolean }>(
  'tenancy.body.change',
  'select tenancy.change_body($1, $2::jsonb) as changed',
)
