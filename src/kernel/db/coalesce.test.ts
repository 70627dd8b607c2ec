import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { coalesce } from './coalesce.js'
import { sql } from './statement.js'

interface Row {
  n: number
  tenant: string
  size: number
}
let test_: TestDatabase
before(async () => {
  test_ = await createTestDatabase()
})

// Fails for the number 0; says which tenant it ran for and how large the batch was.
const halve = sql<Row>(
  'test.halve',
  `select 100 / n as n, current_setting('app.tenant') as tenant, count(*) over ()::int as size
   from unnest($1::int[]) with ordinality as i (n, place) order by place`,
)
const make = (maxBatch = 64) =>
  coalesce<number, Row, Row | undefined>({
    database: test_.database,
    statement: (items) => halve([items]),
    result: (rows, _item, index) => rows[index],
    maxBatch,
  })

test('concurrent calls leave together and each gets its own answer, in order', async () => {
  const calls = make()
  const rows = await Promise.all([1, 2, 4, 5, 10].map((n) => calls.call(7, n)))
  assert.deepEqual(
    rows.map((row) => row?.n),
    [100, 50, 25, 20, 10],
  )
  assert.ok(
    rows.every((row) => row?.size === 5),
    'one statement carried all five',
  )
})

test('one bad call fails alone', async () => {
  const calls = make()
  const settled = await Promise.allSettled([1, 0, 4, 5].map((n) => calls.call(7, n)))
  assert.deepEqual(
    settled.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value?.n : 'failed')),
    [100, 'failed', 25, 20],
  )
})

test('a batch holds one tenant’s calls only', async () => {
  const calls = make()
  const rows = await Promise.all([1, 2, 1, 2, 3].map((tenant) => calls.call(tenant, 4)))
  assert.deepEqual(
    rows.map((row) => row?.tenant),
    ['1', '2', '1', '2', '3'],
  )
  assert.deepEqual(
    rows.map((row) => row?.size),
    [2, 2, 2, 2, 1],
  )
})

test('no batch is larger than it may be, and none is forgotten', async () => {
  const calls = make(8)
  const rows = await Promise.all(
    Array.from({ length: 100 }, (_, index) => calls.call(7, index + 1)),
  )
  assert.ok(rows.every((row) => row !== undefined && row.size <= 8))
  assert.deepEqual(
    rows.map((row) => row?.n),
    rows.map((_, index) => Math.floor(100 / (index + 1))),
  )
})

test('a fault while reading an answer reaches its own caller', async () => {
  const calls = coalesce<number, Row, number>({
    database: test_.database,
    statement: (items) => halve([items]),
    result: (rows, item, index) => {
      if (item === 2) throw new Error('unreadable')
      return rows[index]?.n ?? -1
    },
  })
  const settled = await Promise.allSettled([1, 2].map((n) => calls.call(7, n)))
  assert.deepEqual(
    settled.map((outcome) => outcome.status),
    ['fulfilled', 'rejected'],
  )
})
