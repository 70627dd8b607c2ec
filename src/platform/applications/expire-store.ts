import { sql } from '../../kernel/db/statement.js'

/** The legal date, and how many at once; gives how many ended. */
export const expirePermissions = sql<{ ended: number }>(
  'service.permission.expire',
  'select service.expire_permissions($1, $2) as ended',
)
