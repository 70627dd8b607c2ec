import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import pg from 'pg'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { atEnd } from '../../testing/test-server.js'

/** Tables without the tenant's wall, each with its reason. */
const withoutWall: Readonly<Record<string, string>> = {
  'kernel.event_head': 'how far each partition of the log is',
  'kernel.reader_cursor': 'how far each reader is; readers serve all tenants',
  'kernel.job': 'work of all tenants by due time; ids only',
  'kernel.session': 'sign-in of the instance, by digest',
  'kernel.rate_limit': 'token buckets, by digest',
  'identity.account': 'belongs to the instance; walled by account',
  'identity.otp': 'codes of the instance, by digest',
  'tenancy.tenant': 'the public directory of bodies',
  'tenancy.tenant_alias': 'the public directory of bodies',
  'notice.simulated_outbox': 'the demo’s provider, which knows no tenant',
  'service.mine': 'a person’s own cases across cities; walled by account',
  'public.nagara_migration': 'the owner’s list of what was applied',
}
/** Indexes of tenant tables that serve all tenants, each with its reason. */
const acrossTenants: Readonly<Record<string, string>> = {
  'kernel.event_pending_order': 'the sequencer takes what waits, oldest first',
  'access.member_account': 'after signing in: where does this person work?',
  'kernel.event_log': 'readers follow a partition of the log',
}

interface Table {
  oid: number
  name: string
  tenant: boolean
  secured: boolean
  forced: boolean
  granted: boolean
}

let test_: TestDatabase
let tables: Table[]
let walled: Table[]
before(async () => {
  test_ = await createTestDatabase()
  // A partition that nobody may reach but through its parent needs no wall of its own.
  tables = await test_.asOwner<Table & pg.QueryResultRow>(`
    select c.oid, c.oid::regclass::text as name, c.relrowsecurity as secured,
      c.relforcerowsecurity as forced,
      has_table_privilege('nagara_app', c.oid, 'select, insert, update, delete')
        or has_any_column_privilege('nagara_app', c.oid, 'select, insert, update') as granted,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'
        and not a.attisdropped) as tenant
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
    order by 2`)
  tables = tables
    .map((table) => (table.name.includes('.') ? table : { ...table, name: `public.${table.name}` }))
    .filter((table) => table.granted || !table.name.startsWith('kernel.event_') || !table.tenant)
  walled = tables.filter((table) => table.tenant && !(table.name in withoutWall))
})

describe('catalogue', () => {
  test('every table is walled by tenant or is on the list with a reason', () => {
    const open = tables.filter((table) => !table.tenant && !(table.name in withoutWall))
    assert.deepEqual(
      open.map((table) => table.name),
      [],
      'give the table a tenant_id and kernel.protect(), or list it above with its reason',
    )
    const gone = Object.keys(withoutWall).filter((name) => !tables.some((t) => t.name === name))
    assert.deepEqual(gone, [], 'the list names tables that do not exist')
    assert.ok(walled.length >= 15, `only ${walled.length} tenant tables were found`)
  })

  test('every tenant table has row-level security on and forced, with a policy', async () => {
    const policies = await test_.asOwner<{ oid: number }>(
      `select polrelid as oid from pg_policy where 'nagara_app'::regrole = any (polroles)
         and pg_get_expr(polqual, polrelid) like '%current_setting(''app.tenant''%'
         and pg_get_expr(polwithcheck, polrelid) like '%current_setting(''app.tenant''%'`,
    )
    const bare = walled.filter(
      (table) =>
        !table.secured || !table.forced || !policies.some((policy) => policy.oid === table.oid),
    )
    assert.deepEqual(
      bare.map((table) => table.name),
      [],
      'call kernel.protect(table) in its migration',
    )
    const others = tables.filter((table) =>
      ['identity.account', 'service.mine'].includes(table.name),
    )
    assert.ok(others.every((table) => table.secured && table.forced))
  })

  test('tenant_id comes first in primary keys and indexes, and is in unique and foreign keys', async () => {
    const oids = walled.map((table) => table.oid)
    const indexes = await test_.asOwner<{ name: string; first: string | null; keys: string[] }>(
      `select i.indexrelid::regclass::text as name,
         (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) as first,
         array(select attname::text from pg_attribute where attrelid = i.indrelid
           and attnum = any (i.indkey)) as keys
       from pg_index i where i.indrelid = any ($1)`,
      [oids],
    )
    const late = indexes.filter(
      ({ name, first }) => first !== 'tenant_id' && !(name in acrossTenants),
    )
    assert.deepEqual(
      late.map((index) => index.name),
      [],
      'put tenant_id first, or list the index above with its reason',
    )
    const keys = await test_.asOwner<{ name: string; type: string }>(
      `select conrelid::regclass || '.' || conname as name, contype as type
       from pg_constraint where conrelid = any ($1) and contype in ('p', 'u', 'f')
         and not exists (select 1 from pg_attribute a where a.attrelid = conrelid
           and a.attname = 'tenant_id' and a.attnum = conkey[1])`,
      [oids],
    )
    assert.deepEqual(keys, [], 'the key must start with tenant_id')
    const keyless = await test_.asOwner(
      `select t::regclass::text as name from unnest($1::oid[]) t where not exists
         (select 1 from pg_constraint where conrelid = t and contype = 'p')`,
      [oids],
    )
    assert.deepEqual(keyless, [], 'a table needs a primary key')
  })

  test('the application’s role owns nothing and can neither bypass nor change anything', async () => {
    const [role] = await test_.asOwner<Record<string, boolean>>(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
       from pg_roles where rolname = 'nagara_app'`,
    )
    assert.deepEqual(new Set(Object.values(role ?? {})), new Set([false]))
    const owned = await test_.asOwner(
      `select relname from pg_class where relowner = 'nagara_app'::regrole
       union all select proname from pg_proc where proowner = 'nagara_app'::regrole
       union all select nspname from pg_namespace where nspowner = 'nagara_app'::regrole
         or has_schema_privilege('nagara_app', oid, 'create')
       union all select rolname from pg_roles where rolname not in ('nagara_app')
         and pg_has_role('nagara_app', oid, 'member')`,
    )
    assert.deepEqual(owned, [])
    const dangerous = await test_.asOwner(
      `select oid::regclass::text from pg_class where relkind in ('r', 'p')
       and has_table_privilege('nagara_app', oid, 'truncate, references, trigger')`,
    )
    assert.deepEqual(dangerous, [])
  })

  test('every function that runs as its owner fixes its search path', async () => {
    const loose = await test_.asOwner(
      `select oid::regprocedure::text as name from pg_proc where prosecdef
       and not exists (select 1 from unnest(proconfig) c where c like 'search\\_path=%pg\\_temp')
       and pronamespace::regnamespace::text not like 'pg\\_%'`,
    )
    assert.deepEqual(loose, [], 'add: set search_path = <schema>, pg_temp')
  })
})

/** Rows of any table, made without knowing it: checks and references rest for the owner. */
async function plantCanaries(): Promise<void> {
  for (const { oid, name } of walled) {
    const [shape] = await test_.asOwner<{ names: string; values: string }>(
      `select string_agg(case
         when attname = 'tenant_id' then 'tenant'
         when t.typname in ('uuid') then 'gen_random_uuid()'
         when t.typname in ('jsonb') then '''{}'''
         when t.typname = 'bool' then 'true'
         when t.typname in ('timestamptz') then 'now()' when t.typname = 'date' then 'current_date'
         when t.typname = 'bytea' then '''\\x00'''
         when t.typcategory = 'N' then '1' when t.typcategory = 'A' then '''{}'''
         else '''x''' end, ', ' order by attnum) as values,
         string_agg(quote_ident(attname), ', ' order by attnum) as names
       from pg_attribute a join pg_type t on t.oid = atttypid
       where attrelid = $1 and attnum > 0 and not attisdropped and attnotnull and not atthasdef`,
      [oid],
    )
    const checks = await test_.asOwner<{ conname: string }>(
      `select conname from pg_constraint where conrelid = $1 and contype in ('c', 'f') and conparentid = 0`,
      [oid],
    )
    for (const { conname } of checks)
      await test_.asOwner(`alter table ${name} drop constraint ${conname}`)
    await test_.asOwner(
      `insert into ${name} (${shape?.names}) select ${shape?.values} from unnest('{1,2}'::int[]) tenant`,
    )
  }
}

describe('behaviour', () => {
  let app: pg.Client
  const asTenant = async (tenant: number | undefined, text: string) => {
    await app.query('begin')
    try {
      if (tenant !== undefined) await app.query(`set local app.tenant = '${tenant}'`)
      return await app.query(text)
    } finally {
      await app.query('rollback')
    }
  }
  const privilegesOf = async (table: Table): Promise<string[]> =>
    (
      await test_.asOwner<{ privilege: string }>(
        `select p as privilege from unnest('{insert,update,delete}'::text[]) p
         where has_table_privilege('nagara_app', $1::oid, p)`,
        [table.oid],
      )
    ).map((row) => row.privilege)

  before(async () => {
    await plantCanaries()
    app = new pg.Client(test_.connections.app)
    await app.connect()
    atEnd(() => app.end())
  })

  test('without a tenant every read of every tenant table is an error', async () => {
    for (const { name } of walled) {
      await assert.rejects(
        asTenant(undefined, `select * from ${name}`),
        /app\.tenant|integer: ""/,
        name,
      )
    }
    // Once a tenant was set on the connection, the setting is empty instead of unknown.
    await asTenant(1, 'select 1')
    for (const { name } of walled) {
      await assert.rejects(asTenant(undefined, `select * from ${name}`), /integer: ""/, name)
    }
  })

  test('a tenant sees, changes and removes its own rows only', async () => {
    for (const table of walled) {
      const { name } = table
      const seen = await asTenant(1, `select tenant_id from ${name}`)
      assert.deepEqual(seen.rows, [{ tenant_id: 1 }], name)
      const privileges = await privilegesOf(table)
      if (privileges.includes('update')) {
        const changed = await asTenant(
          1,
          `update ${name} set tenant_id = tenant_id where tenant_id = 2`,
        )
        assert.equal(changed.rowCount, 0, name)
        await assert.rejects(
          asTenant(1, `update ${name} set tenant_id = 2`),
          /row-level security/,
          name,
        )
      }
      if (privileges.includes('delete')) {
        const removed = await asTenant(1, `delete from ${name} where tenant_id = 2`)
        assert.equal(removed.rowCount, 0, name)
      }
    }
  })

  test('a tenant cannot write a row for another', async () => {
    for (const table of walled) {
      if (!(await privilegesOf(table)).includes('insert')) continue
      const copy = `insert into ${table.name} select (jsonb_populate_record(t, '{"tenant_id": 2}')).*
        from ${table.name} t`
      await assert.rejects(asTenant(1, copy), /row-level security/, table.name)
    }
  })

  test('the application cannot create, alter or drop', async () => {
    for (const text of [
      'create table public.mine (id int)',
      'create table service.other (id int)',
      'create schema mine',
      'alter table service.application disable row level security',
      'drop table service.application',
      'truncate service.application',
      'drop policy tenant on service.application',
      'set role nagara_owner',
    ]) {
      await assert.rejects(asTenant(1, text), /permission denied|must be owner/, text)
    }
  })

  test('an account sees its own row and cases only', async () => {
    const ids = ['11111111-1111-7111-8111-111111111111', '22222222-2222-7222-8222-222222222222']
    for (const id of ids) {
      await test_.asOwner(`insert into identity.account (id, kind) values ($1, 'resident')`, [id])
    }
    await assert.rejects(asTenant(1, 'select * from identity.account'), /app\.account/)
    await assert.rejects(asTenant(1, 'select * from service.mine where open'), /app\.account/)
    await app.query('begin')
    await app.query(`set local app.account = '${ids[0]}'`)
    const { rows } = await app.query('select id from identity.account')
    await app.query('rollback')
    assert.deepEqual(rows, [{ id: ids[0] }])
  })
})
