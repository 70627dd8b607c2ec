import { sql } from '../kernel/db/statement.js'

/** Two imports of one kind at once would both think a row new: the second waits for the first. */
export const lockImport = sql('imports.lock', 'select pg_advisory_xact_lock(7341904, hashtext($1))')
