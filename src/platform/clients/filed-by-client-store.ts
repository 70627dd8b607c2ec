import { sql } from '../../kernel/db/statement.js'

/** Case, client: whether the client filed it. */
export const filedByClient = sql<{ yes: boolean }>(
  'client.case.filed',
  `select true as yes from service.step
   where tenant_id = kernel.current_tenant() and application_id = $1 and version = 1
     and actor_kind = 'client' and actor_id = $2`,
)
