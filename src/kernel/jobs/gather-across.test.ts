import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { sql } from '../db/statement.js'
import { gatherAcross } from './gather-across.js'

let test_: TestDatabase
before(async () => {
  test_ = await createTestDatabase()
})

/** Writes a role of the tenant, and says how many of its roles the statement could see before. */
const saveAll = sql<{ place: number; tenant: number; seen: number; flight: string }>(
  'test.role.save',
  `with item as (select * from unnest($1::text[]) with ordinality as i (code, place)),
     saved as (
       insert into access.role (tenant_id, code, name)
       select kernel.current_tenant(), left(code, 1 / (code <> 'bad')::int * 60), '{}' from item)
   select place::int, kernel.current_tenant() as tenant, txid_current()::text as flight,
     (select count(*)::int from access.role) as seen from item`,
)
const save = gatherAcross((codes: readonly string[]) => saveAll([codes]))

test('each tenant sees and writes its own rows, and all of them are one transaction', async () => {
  const { database } = test_
  const asked = [1, 2, 1, 3].map((tenant, index) => save(database, tenant, `role-${index}`))
  const rows = (await Promise.all(asked)).flat()
  assert.deepEqual(
    rows.map(({ tenant, seen }) => [tenant, seen]),
    [
      [1, 0],
      [2, 0],
      [1, 0],
      [3, 0],
    ],
  )
  assert.equal(new Set(rows.map(({ flight }) => flight)).size, 1)
  const [again] = await save(database, 1, 'role-4')
  assert.deepEqual([again?.tenant, again?.seen], [1, 2])
})

test('one bad item is told so, and harms neither its tenant nor another', async () => {
  const { database } = test_
  const codes = ['good', 'bad', 'fine'] as const
  const told = await Promise.allSettled(
    [11, 12].flatMap((tenant) => codes.map((code) => save(database, tenant, code))),
  )
  const want = ['fulfilled', 'rejected', 'fulfilled']
  assert.deepEqual(
    told.map(({ status }) => status),
    [...want, ...want],
  )
  const rows = await test_.asOwner<{ tenant_id: number; codes: string }>(
    `select tenant_id, string_agg(code, ' ' order by code) as codes from access.role
     where tenant_id > 10 group by 1 order by 1`,
  )
  assert.deepEqual(rows, [
    { tenant_id: 11, codes: 'fine good' },
    { tenant_id: 12, codes: 'fine good' },
  ])
})
