import { sql } from '../../kernel/db/statement.js'

export interface AssignmentRow {
  id: string
  account_id: string
  role: string
  ward_id: string | null
  department: string | null
  valid_from: string
  valid_to: string | null
  acting_for: string | null
  acting_charge: string | null
}

const columns =
  'id, account_id, role, ward_id, department, valid_from, valid_to, acting_for, acting_charge'

/** Roles of these accounts, what ended too; the newest first. */
export const listAssignments = sql<AssignmentRow>(
  'access.assignment.list',
  `select ${columns} from access.assignment
   where tenant_id = kernel.current_tenant() and account_id = any ($1)
   order by coalesce(valid_to, 'infinity'::date) desc, valid_from desc, role limit 1000`,
)

/** Permissions that an account holds or will hold, by role; $2 is today. */
export const permissionsHeld = sql<{ permissions: string[] }>(
  'access.assignment.permissions',
  `select distinct r.permissions from access.assignment g
   join access.role r on r.tenant_id = g.tenant_id and r.code = g.role
   where g.tenant_id = kernel.current_tenant() and g.account_id = $1
     and (g.valid_to is null or g.valid_to >= $2::date)`,
)

/** Assignments as JSON. */
export const insertAssignments = sql(
  'access.assignment.insert',
  `insert into access.assignment (tenant_id, id, account_id, role, ward_id, department, valid_from,
     valid_to, acting_for, acting_charge)
   select kernel.current_tenant(), i.id, i.account_id, i.role, i.ward_id, i.department, i.valid_from,
     i.valid_to, i.acting_for, i.acting_charge
   from jsonb_to_recordset($1::jsonb) as i (id uuid, account_id uuid, role text, ward_id uuid,
     department text, valid_from date, valid_to date, acting_for uuid, acting_charge uuid)`,
)

/** The last day; what had not begun is over before it began. Whoever acts with the role loses it too. */
export const endAssignment = sql<AssignmentRow>(
  'access.assignment.end',
  `with ended as (
     update access.assignment g set valid_to = $3::date
     where g.tenant_id = kernel.current_tenant() and g.id = $1 and g.account_id = $2
       and (g.valid_to is null or g.valid_to > $3::date)
     returning ${columns}
   ), acting as (
     update access.assignment b set valid_to = $3::date from ended e
     where b.tenant_id = kernel.current_tenant() and b.acting_for = e.account_id
       and b.role = e.role and b.ward_id is not distinct from e.ward_id
       and b.department is not distinct from e.department and b.valid_to > $3::date
   ) select * from ended`,
)

/** A person's role that stands within these days already; $6 null: without an end. */
export const overlapping = sql<{ id: string }>(
  'access.assignment.overlapping',
  `select id from access.assignment
   where tenant_id = kernel.current_tenant() and account_id = $1 and role = $2
     and ward_id is not distinct from $3::uuid and department is not distinct from $4::text
     and acting_for is null and (valid_to is null or valid_to >= $5::date)
     and ($6::date is null or valid_from <= $6::date) limit 1`,
)

export interface RoleListRow {
  code: string
  name: Record<string, string>
  description: string | null
  permissions: string[]
  built_in: boolean
  retired: boolean
}

export const listRoles = sql<RoleListRow>(
  'access.role.list',
  `select code, name, description, permissions, built_in, retired from access.role
   where tenant_id = kernel.current_tenant() order by built_in desc, code limit 500`,
)

/** Who holds a role now; $2 today. */
export const holdersOf = sql<{ account_id: string; name: string }>(
  'access.role.holders',
  `select distinct m.account_id, m.name from access.assignment g
   join access.member m on m.tenant_id = g.tenant_id and m.account_id = g.account_id
   where g.tenant_id = kernel.current_tenant() and g.role = $1 and m.active
     and g.valid_from <= $2::date and (g.valid_to is null or g.valid_to >= $2::date)
   order by m.name limit 200`,
)

export const insertRole = sql<{ code: string }>(
  'access.role.insert',
  `insert into access.role (tenant_id, code, name, description, permissions)
   values (kernel.current_tenant(), $1, $2::jsonb, $3, $4) on conflict do nothing returning code`,
)

/** Never one that is built in. */
export const updateRole = sql<{ code: string }>(
  'access.role.update',
  `update access.role set name = $2::jsonb, description = $3, permissions = $4, retired = $5
   where tenant_id = kernel.current_tenant() and code = $1 and not built_in returning code`,
)
