import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { waitUntil } from '../../testing/wait-until.js'
import { openDatabase } from './database.js'
import { openPipeline } from './pipeline.js'
import { sql } from './statement.js'

let test_: TestDatabase
before(async () => {
  test_ = await createTestDatabase()
  await test_.asOwner(`create table public.pair (id int, half text, primary key (id, half))`)
  await test_.asOwner(`grant all on public.pair to nagara_app`)
})

const insert = sql('test.pair.insert', 'insert into public.pair values ($1, $2)')
const guard = sql('test.pair.guard', 'select kernel.expect_rows($1::bigint)')

test('of 200 transactions at once half fail, and each is whole or absent', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 200 }, (_, id) =>
      test_.database.flight({ tenant: 1 }, [
        insert([id, 'first']),
        guard([id % 2]),
        insert([id, 'second']),
      ]),
    ),
  )
  outcomes.forEach((outcome, id) => {
    assert.equal(outcome.status, id % 2 === 1 ? 'fulfilled' : 'rejected', `transaction ${id}`)
  })
  const rows = await test_.asOwner<{ id: number; halves: string }>(
    `select id, string_agg(half, '+' order by half) as halves from public.pair group by id order by id`,
  )
  assert.deepEqual(
    rows.map((row) => row.id),
    Array.from({ length: 100 }, (_, index) => index * 2 + 1),
  )
  assert.ok(rows.every((row) => row.halves === 'first+second'))
})

test('a statement whose first use was in a failed transaction works afterwards', async () => {
  const { database } = test_
  const late = sql<{ n: number }>('test.first_use', 'select $1::int as n')
  const failed = database.flight('kernel', [guard([0]), late([1])])
  const beside = Array.from({ length: 6 }, (_, n) => database.write('kernel', late([n])))
  await assert.rejects(failed, /guard/)
  const settled = await Promise.allSettled(beside)
  // Those that share a connection with the failed one must be right as well, or be told.
  assert.deepEqual(
    settled.map((outcome) => outcome.status),
    Array(6).fill('fulfilled'),
  )
  for (let n = 0; n < 6; n += 1)
    assert.deepEqual(await database.write('kernel', late([n])), [{ n }])
})

test('the tenant of one flight is not seen by the next on the same connection', async () => {
  const pipeline = openPipeline(test_.connections.app, () => undefined)
  const tenant = sql('test.tenant', `select current_setting('app.tenant', true) as tenant`)
  const [inside, outside] = await Promise.all([
    pipeline.flight(`begin; set local app.tenant = '7';`, [tenant()]),
    pipeline.flight('begin;', [tenant()]),
  ])
  await pipeline.close()
  assert.deepEqual(inside, [[{ tenant: '7' }]])
  assert.deepEqual(outside, [[{ tenant: '' }]])
})

test('a failure at commit is a failure of the flight', async () => {
  await test_.asOwner(`create table public.late (id int primary key deferrable initially deferred)`)
  await test_.asOwner(`grant all on public.late to nagara_app`)
  const add = sql('test.late.insert', 'insert into public.late values ($1)')
  await assert.rejects(test_.database.flight('kernel', [add([1]), add([1])]), /duplicate key/)
})

test('after the server ends a connection the next flights work, and closing leaves none', async () => {
  const name = 'pipeline-test'
  const connection = { ...test_.connections.app, application_name: name }
  const pipeline = openPipeline(connection, () => undefined)
  const one = sql('test.one', 'select 1 as one')
  const count = async () =>
    (await test_.asOwner(`select 1 from pg_stat_activity where application_name = '${name}'`))
      .length
  for (let round = 0; round < 5; round += 1) {
    await pipeline.flight('begin;', [one()])
    const [flight] = await Promise.allSettled([
      pipeline.flight('begin;', [
        sql('test.end', 'select pg_terminate_backend(pg_backend_pid())')(),
      ]),
    ])
    assert.equal(flight.status, 'rejected')
    // At once, while the lost connection is still saying that it has ended.
    await Promise.allSettled([pipeline.flight('begin;', [one()])])
    await waitUntil(
      async () => (await pipeline.flight('begin;', [one()]).catch(() => undefined)) !== undefined,
      'a new connection',
    )
    assert.equal(await count(), 1, 'one connection is open')
  }
  await pipeline.close()
  await waitUntil(async () => (await count()) === 0, 'the connection is closed')
})

test('a database that cannot be reached is asked again twice a second by a listener, not more', async () => {
  let told = 0
  const connection = { ...test_.connections.app, host: '127.0.0.1', port: 9 }
  const database = openDatabase({ connection, onError: () => (told += 1) })
  const started = Date.now()
  await database.listen('nowhere', () => undefined)
  await waitUntil(() => Date.now() - started > 2_700, 'three seconds')
  await database.close()
  const atClose = told
  assert.ok(told >= 3 && told <= 14, `${told} errors in 2.7 s`)
  await waitUntil(() => Date.now() - started > 3_500, 'another moment')
  assert.equal(told, atClose, 'a closed database does not connect again')
})
