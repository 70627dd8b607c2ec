import { sql } from '../../kernel/db/statement.js'

export interface MemberRow {
  account_id: string
  name: string
  designation: string | null
  role: string
  open_cases: number
}

/** Who holds one of the roles and reaches this ward and department, least busy first. */
export const listAssignees = sql<MemberRow>(
  'access.member.assignees',
  `select m.account_id, m.name, m.designation, min(g.role) as role,
     (select count(*) from service.application a
      where a.tenant_id = m.tenant_id and a.assignee_id = m.account_id and a.open) as open_cases
   from access.member m join access.assignment g
     on g.tenant_id = m.tenant_id and g.account_id = m.account_id
   where m.tenant_id = kernel.current_tenant() and m.active and g.role = any ($1)
     and (g.ward_id is null or g.ward_id = $2) and (g.department is null or g.department = $3)
     and g.valid_from <= current_date and (g.valid_to is null or g.valid_to >= current_date)
   group by m.tenant_id, m.account_id, m.name, m.designation
   order by open_cases, m.name limit 100`,
)

/** The same for one account, without counting: whether it can be given the case, and its name. */
export const findAssignee = sql<{ name: string }>(
  'access.member.assignee',
  `select m.name from access.member m
   where m.tenant_id = kernel.current_tenant() and m.account_id = $4 and m.active and exists (
     select 1 from access.assignment g
     where g.tenant_id = m.tenant_id and g.account_id = m.account_id and g.role = any ($1)
       and (g.ward_id is null or g.ward_id = $2) and (g.department is null or g.department = $3)
       and g.valid_from <= current_date and (g.valid_to is null or g.valid_to >= current_date))`,
)

export const saveBuiltInRoles = sql(
  'access.role.save_built_in',
  `insert into access.role as r (tenant_id, code, name, description, permissions, built_in)
   select kernel.current_tenant(), i.code, i.name, i.description, i.permissions, i.built_in
   from jsonb_to_recordset($1::jsonb) as i (code text, name jsonb, description text,
     permissions text[], built_in boolean)
   on conflict (tenant_id, code) do update set name = excluded.name, permissions = excluded.permissions
   where r.built_in`,
)

export const saveMember = sql(
  'access.member.save',
  `insert into access.member (tenant_id, account_id, name, designation, department)
   values (kernel.current_tenant(), $1, $2, $3, $4)
   on conflict (tenant_id, account_id) do update set name = excluded.name,
     designation = excluded.designation, department = excluded.department, active = true`,
)

/** The roles that there are, of those asked for. */
export const knownRoles = sql<{ code: string }>(
  'access.role.known',
  'select code from access.role where tenant_id = kernel.current_tenant() and code = any ($1)',
)

/** Id, account, role, ward or null, department or null. */
export const saveAssignment = sql(
  'access.assignment.save',
  `insert into access.assignment (tenant_id, id, account_id, role, ward_id, department)
   values (kernel.current_tenant(), $1, $2, $3, $4, $5) on conflict do nothing`,
)

/** Built-in roles as JSON, for every body that has roles: what a new version of the program knows. */
export const refreshBuiltInRoles = sql<{ refreshed: number }>(
  'access.role.refresh_built_in',
  'select access.refresh_built_in_roles($1) as refreshed',
)
