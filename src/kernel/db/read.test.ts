import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { sql } from './statement.js'

let test_: TestDatabase
before(async () => {
  test_ = await createTestDatabase()
})

const snapshot = sql<{ at: string; n: number; tenant: string }>(
  'test.read',
  `select pg_current_snapshot()::text || now()::text as at, $1::int as n,
     current_setting('app.tenant', true) as tenant`,
)
const divide = sql<{ n: number }>('test.divide', 'select 10 / $1::int as n')

test('reads of one scope that meet share a transaction, and each gets its own rows', async () => {
  const rows = await Promise.all(
    [1, 2, 3].map((n) => test_.database.read({ tenant: 5 }, snapshot([n]))),
  )
  assert.deepEqual(
    rows.map(([row]) => row?.n),
    [1, 2, 3],
  )
  assert.equal(new Set(rows.map(([row]) => row?.at)).size, 1)
})

test('reads of different tenants never share', async () => {
  const [first, second] = await Promise.all([
    test_.database.read({ tenant: 5 }, snapshot([1])),
    test_.database.read({ tenant: 6 }, snapshot([1])),
  ])
  assert.equal(first[0]?.tenant, '5')
  assert.equal(second[0]?.tenant, '6')
})

test('one faulty read among many fails alone', async () => {
  const settled = await Promise.allSettled(
    [1, 2, 0, 5].map((n) => test_.database.read('kernel', divide([n]))),
  )
  assert.deepEqual(
    settled.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value[0]?.n : 'failed')),
    [10, 5, 'failed', 2],
  )
})

test('a scope that is no scope is refused before it reaches the database', async () => {
  const { database } = test_
  await assert.rejects(database.read({ tenant: 1.5 }, divide([1])), TypeError)
  await assert.rejects(database.read({ account: `x'; drop` }, divide([1])), TypeError)
})

test('a transaction is undone as a whole when the work fails', async () => {
  await test_.asOwner('create table public.note (id int); grant all on public.note to nagara_app')
  const add = sql('test.note', 'insert into public.note values ($1)')
  const failing = test_.database.transaction({ tenant: 1 }, async (tx) => {
    await tx.rows(add([1]))
    throw new Error('stop')
  })
  await assert.rejects(failing, /stop/)
  await test_.database.transaction({ tenant: 1 }, (tx) => tx.rows(add([2])))
  assert.deepEqual(await test_.asOwner('select id from public.note'), [{ id: 2 }])
})

test('entering another scope leaves the former one', async () => {
  const seen = await test_.database.transaction({ tenant: 1 }, async (tx) => {
    await tx.enter({ tenant: 2 })
    const [second] = await tx.rows(snapshot([1]))
    await tx.enter('kernel')
    const [none] = await tx.rows(snapshot([1]))
    return [second?.tenant, none?.tenant]
  })
  assert.deepEqual(seen, ['2', ''])
})
