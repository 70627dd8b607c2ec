import { sql } from '../../kernel/db/statement.js'

export const findPermission = sql<{
  number: string
  valid_from: string
  valid_to: string
  status: string
}>(
  'service.permission.of_case',
  `select number, valid_from, valid_to, status from service.permission
   where tenant_id = kernel.current_tenant() and application_id = $1`,
)
