import { sql } from '../../kernel/db/statement.js'

export interface EmployeeRow {
  account_id: string
  name: string
  designation: string | null
  department: string | null
  mobile_sealed: Buffer | null
  email_sealed: Buffer | null
  active: boolean
  version: number
}

const columns =
  'm.account_id, m.name, m.designation, m.department, m.mobile_sealed, m.email_sealed, m.active, m.version'

/** $1 part of the name, $2 an account, $3 department, $4 in service, $5 $6 after whom, $7 how many. */
export const listEmployees = sql<EmployeeRow>(
  'access.member.list',
  `select ${columns} from access.member m
   where m.tenant_id = kernel.current_tenant()
     and ($1::text is null or m.name ilike '%' || $1 || '%' or m.account_id = $2::uuid)
     and ($3::text is null or m.department = $3) and ($4::boolean is null or m.active = $4)
     and ($5::text is null or (m.name, m.account_id) > ($5, $6::uuid))
   order by m.name, m.account_id limit $7`,
)

export const findEmployee = sql<EmployeeRow>(
  'access.member.find',
  `select ${columns} from access.member m
   where m.tenant_id = kernel.current_tenant() and m.account_id = $1`,
)

/** One at a time: two who look at once would both find another administrator still there. */
export const lockStaff = sql(
  'access.member.lock',
  `select pg_advisory_xact_lock(7341905, kernel.current_tenant())`,
)

export const loginsOf = sql<{ account_id: string; login: string; enrolled: boolean }>(
  'access.member.logins',
  'select * from access.logins_of(kernel.current_tenant(), $1)',
)

/** Logins of the whole installation; `account_id` only for those of this tenant. */
export const loginsTaken = sql<{ login: string; account_id: string | null }>(
  'access.member.logins_taken',
  'select * from access.logins_taken(kernel.current_tenant(), $1)',
)

/** Accounts as JSON: id, name, login, pending. Gives those whose login was free. */
export const addAccounts = sql<{ id: string }>(
  'access.account.add',
  'select id from access.add_accounts($1::jsonb)',
)

export const resetAccount = sql<{ reset_account: string }>(
  'access.account.reset',
  'select * from access.reset_account(kernel.current_tenant(), $1, $2)',
)

export const worksElsewhere = sql<{ elsewhere: boolean }>(
  'access.account.elsewhere',
  'select access.works_elsewhere(kernel.current_tenant(), $1) as elsewhere',
)

/** Employees as JSON; sealed values in hexadecimal. */
export const insertEmployees = sql(
  'access.member.insert',
  `insert into access.member (tenant_id, account_id, name, designation, department, mobile_sealed,
     email_sealed)
   select kernel.current_tenant(), i.id, i.name, i.designation, i.department,
     decode(i.mobile, 'hex'), decode(i.email, 'hex')
   from jsonb_to_recordset($1::jsonb) as i (id uuid, name text, designation text, department text,
     mobile text, email text)`,
)

/** The same for known ones, from the version that was seen. */
export const updateEmployee = sql<{ version: number }>(
  'access.member.update',
  `update access.member set name = $2, designation = $3, department = $4, mobile_sealed = $5,
     email_sealed = $6, version = version + 1
   where tenant_id = kernel.current_tenant() and account_id = $1 and version = $7
   returning version`,
)

export const setActive = sql<{ version: number }>(
  'access.member.set_active',
  `update access.member set active = $2, version = version + 1
   where tenant_id = kernel.current_tenant() and account_id = $1 and active <> $2
   returning version`,
)

/** Who else holds the role city-admin for the whole city, now and without an end. */
export const otherAdministrators = sql<{ others: number }>(
  'access.member.other_administrators',
  `select count(distinct m.account_id)::int as others
   from access.member m join access.assignment g
     on g.tenant_id = m.tenant_id and g.account_id = m.account_id
   where m.tenant_id = kernel.current_tenant() and m.active and m.account_id <> $1
     and g.role = 'city-admin' and g.acting_for is null and g.valid_from <= $2::date
     and g.valid_to is null and g.ward_id is null and g.department is null`,
)

export const keepStaffFile = sql(
  'access.staff_file.keep',
  `with old as (
     delete from access.staff_file
     where tenant_id = kernel.current_tenant() and made_at < now() - interval '1 day'
   ) insert into access.staff_file (tenant_id, id, made_by, content)
     values (kernel.current_tenant(), $1, $2, $3)`,
)

/** Taken once, by whoever brought it. */
export const takeStaffFile = sql<{ content: Buffer }>(
  'access.staff_file.take',
  `delete from access.staff_file
   where tenant_id = kernel.current_tenant() and id = $1 and made_by = $2 returning content`,
)
