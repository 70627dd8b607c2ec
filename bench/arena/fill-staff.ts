import pg from 'pg'
import type { Arena } from './arena.js'

/** Employees of one body, as the measure of a country has it. */
export const employeesEach = 50

/**
 * Gives bodies the built-in roles and employees of their own: an account, a membership and a role
 * each. Set-based, about a minute for a country.
 */
export async function fillStaff(arena: Arena, like: number, tenants: readonly number[]) {
  const client = new pg.Client({ ...arena.postgres.connection, database: 'nagara' })
  await client.connect()
  try {
    // The superuser's session: no foreign key is checked row by row, no policy asked.
    await client.query('set session_replication_role = replica')
    await client.query('set synchronous_commit = off')
    await client.query(insertRoles, [like, tenants])
    await client.query(insertAccounts, [tenants, employeesEach])
    await client.query(insertMembers, [tenants, employeesEach])
    await client.query(insertAssignments, [tenants, employeesEach])
    // What autovacuum brings within a minute must not be at work while it is measured.
    await client.query(
      'vacuum (analyze) identity.account, access.role, access.member, access.assignment',
    )
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

const everyone = 'unnest($1::int[]) t cross join generate_series(1, $2::int) g'
const accountId = `md5('employee ' || t || ' ' || g)::uuid`

const insertRoles = `
  insert into access.role
  select (jsonb_populate_record(r, jsonb_build_object('tenant_id', t))).*
  from access.role r cross join unnest($2::int[]) t where r.tenant_id = $1
  on conflict do nothing`

const insertAccounts = `
  insert into identity.account (id, kind, name, login, password_hash)
  select ${accountId}, 'staff', 'Employee ' || g, 'employee-' || t || '-' || g, 'enrol$bench'
  from ${everyone}`

const insertMembers = `
  insert into access.member (tenant_id, account_id, name, designation, department)
  select t, ${accountId}, 'Employee ' || g, 'Clerk',
    (array['water', 'roads', 'lights', 'waste', 'health'])[1 + g % 5]
  from ${everyone}`

const insertAssignments = `
  insert into access.assignment (tenant_id, id, account_id, role)
  select t, md5('assignment ' || t || ' ' || g)::uuid, ${accountId},
    case when g % 10 = 0 then 'grievance-officer' else 'field-worker' end
  from ${everyone}`
