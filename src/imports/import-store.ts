import { sql } from '../kernel/db/statement.js'

/** Two imports of one kind at once would both think a row new: the second waits for the first. */
export const lockImport = sql('imports.lock', 'select pg_advisory_xact_lock(7341904, hashtext($1))')

/** The areas of a hierarchy that are in force; no limit, since parents are looked up among them. */
export const listAreaKeys = sql<{ id: string; level: string; code: string }>(
  'imports.area.keys',
  `select id, level, code from place.area
   where tenant_id = kernel.current_tenant() and hierarchy = $1 and valid_to is null`,
)

export const findHierarchy = sql<{ title: Record<string, string>; levels: string[] }>(
  'imports.hierarchy.find',
  `select title, levels from place.hierarchy
   where tenant_id = kernel.current_tenant() and code = $1`,
)
