import { sql } from '../../kernel/db/statement.js'

/** A role as an import brings it: what it may do is decided in the tenant, never imported. */
export interface RoleRow {
  code: string
  name: Readonly<Record<string, string>>
  description: string | null
}

/**
 * Roles as JSON (`RoleRow[]`). New ones have no permissions; of known ones only the words change,
 * and those that are built in are left alone.
 */
export const saveRoles = sql<{ code: string; added: boolean }>(
  'access.role.save',
  `insert into access.role as r (tenant_id, code, name, description)
   select kernel.current_tenant(), i.code, i.name, i.description
   from jsonb_to_recordset($1::jsonb) as i (code text, name jsonb, description text)
   on conflict (tenant_id, code) do update set name = excluded.name,
     description = excluded.description
   where not r.built_in
     and (r.name, r.description) is distinct from (excluded.name, excluded.description)
   returning r.code, (xmax = 0) as added`,
)
