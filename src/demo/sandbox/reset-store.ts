import { sql } from '../../kernel/db/statement.js'

/** Empties a sandbox; gives the keys of the files to delete. */
export const emptySandbox = sql<{ store_key: string | null }>(
  'sandbox.reset',
  'select store_key from sandbox.reset($1) as store_key',
)
