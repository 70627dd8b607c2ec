import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { buildEvent } from '../../testing/build-event.js'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { sql } from '../db/statement.js'
import { recordEvents, sequence } from './log-store.js'
import { prepareReader, runReader, type EventReader } from './reader.js'

let test_: TestDatabase
const note = sql(
  'test.reader.note',
  'insert into public.seen (tenant_id, position) values ($1, $2)',
)

before(async () => {
  test_ = await createTestDatabase()
  // No unique key: an event that is handled twice shows up twice.
  await test_.asOwner('create table public.seen (tenant_id int, position bigint)')
  await test_.asOwner('grant all on public.seen to nagara_app')
})
beforeEach(async () => {
  await test_.asOwner(
    `truncate public.seen, kernel.event, kernel.event_pending, kernel.reader_cursor`,
  )
  await test_.asOwner('update kernel.event_head set position = 0')
})

const write = (tenant: number, count: number) =>
  test_.database.write(
    { tenant },
    recordEvents(Array.from({ length: count }, (_, n) => buildEvent({ data: { n } }))),
  )
const sequenceAll = async () => {
  let moved = 1
  while (moved > 0) moved = (await test_.database.write('kernel', sequence([70])))[0]?.moved ?? 0
}
const seen = () =>
  test_.asOwner<{ tenant_id: number; position: number }>(
    'select tenant_id, position from public.seen order by 1, 2',
  )
const logged = () =>
  test_.asOwner<{ tenant_id: number; position: number; log_partition: number }>(
    'select tenant_id, position, log_partition from kernel.event order by 1, 2',
  )
const reader = (given: Partial<EventReader> = {}): EventReader => ({
  name: 'test',
  types: ['test.happened'],
  async handle(tx, tenant, events) {
    for (const event of events) {
      assert.equal(event.tenantId, tenant)
      await tx.rows(note([event.tenantId, event.position]))
    }
  },
  ...given,
})
const drain = async (given: EventReader) => {
  await prepareReader(test_.database, given)
  while ((await runReader(test_.database, given)) > 0);
}

test('an event of a change that was undone never happened', async () => {
  const failing = test_.database.flight({ tenant: 1 }, [
    recordEvents([buildEvent()]),
    sql('test.fail', 'select 1 / 0')(),
  ])
  await assert.rejects(failing)
  await sequenceAll()
  assert.deepEqual(await logged(), [])
})

test('four writers and two sequencers at once: positions are dense in every partition', async () => {
  const writing = { on: true }
  const write4 = Promise.all(
    // 3 and 67 share a partition.
    [3, 67, 4, 5].map(async (tenant) => {
      for (let round = 0; round < 25; round += 1) await write(tenant, 4)
    }),
  )
  const writers = write4.finally(() => Object.assign(writing, { on: false }))
  const sequencers = [1, 2].map(async () => {
    while (writing.on) await test_.database.write('kernel', sequence([70]))
  })
  await Promise.all([writers, ...sequencers])
  await sequenceAll()
  const positions = new Map<number, number[]>()
  for (const event of await logged()) {
    assert.equal(event.log_partition, event.tenant_id % 64)
    positions.set(event.log_partition, [
      ...(positions.get(event.log_partition) ?? []),
      event.position,
    ])
  }
  const dense = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  assert.deepEqual(
    positions.get(3)?.sort((a, b) => a - b),
    dense(200),
  )
  assert.deepEqual(
    positions.get(4)?.sort((a, b) => a - b),
    dense(100),
  )
  assert.deepEqual(
    positions.get(5)?.sort((a, b) => a - b),
    dense(100),
  )
})

test('a writer’s own order is the log’s order', async () => {
  for (let n = 0; n < 5; n += 1) {
    await test_.database.write({ tenant: 9 }, recordEvents([buildEvent({ data: { n } })]))
  }
  await sequenceAll()
  const rows = await test_.asOwner<{ n: number }>(
    `select (data->>'n')::int as n from kernel.event where tenant_id = 9 order by position`,
  )
  assert.deepEqual(
    rows.map((row) => row.n),
    [0, 1, 2, 3, 4],
  )
})

test('a reader that throws midway neither skips nor doubles', async () => {
  await Promise.all([write(3, 20), write(4, 20)])
  await sequenceAll()
  let left = 3
  const faulty = reader({
    async handle(tx, tenant, events) {
      await reader().handle(tx, tenant, events.slice(0, 7))
      if (left-- > 0) throw new Error('died')
      await reader().handle(tx, tenant, events.slice(7))
    },
  })
  await prepareReader(test_.database, faulty)
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await assert.rejects(runReader(test_.database, faulty), /died/)
    assert.deepEqual(await seen(), [])
  }
  left = 0
  await drain(faulty)
  assert.deepEqual(
    await seen(),
    (await logged()).map(({ tenant_id, position }) => ({ tenant_id, position })),
  )
  assert.equal((await seen()).length, 40)
})

test('two readers of one name share: each event is handled once', async () => {
  await Promise.all([3, 4, 5, 6].map((tenant) => write(tenant, 50)))
  await sequenceAll()
  const running = drain(reader())
  await write(3, 30)
  await sequenceAll()
  await Promise.all([running, drain(reader()), drain(reader())])
  await drain(reader())
  assert.equal((await seen()).length, 230)
  assert.deepEqual(
    await seen(),
    (await logged()).map(({ tenant_id, position }) => ({ tenant_id, position })),
  )
})

test('a reader passes over other types, also when more than a batch of them lies in between', async () => {
  await write(3, 1)
  const other = Array.from({ length: 1_200 }, () => buildEvent({ type: 'test.other' }))
  await test_.database.write({ tenant: 3 }, recordEvents(other))
  await write(3, 1)
  await sequenceAll()
  await drain(reader())
  assert.equal((await seen()).length, 2)
  const lagging = await test_.asOwner(
    `select 1 from kernel.reader_cursor c join kernel.event_head h using (log_partition)
     where c.reader = 'test' and c.position < h.position`,
  )
  assert.deepEqual(lagging, [])
})

test('more than a batch of one tenant is read to the end, in order', async () => {
  await write(3, 1_300)
  await sequenceAll()
  const order: number[] = []
  const ordered = reader({
    async handle(tx, tenant, events) {
      order.push(...events.map((event) => event.position))
      await reader().handle(tx, tenant, events)
    },
  })
  await drain(ordered)
  assert.deepEqual(
    order,
    Array.from({ length: 1_300 }, (_, index) => index + 1),
  )
})

test('a reader set back to the start reads the same log again', async () => {
  await Promise.all([write(3, 10), write(67, 10)])
  await sequenceAll()
  await drain(reader())
  const first = await seen()
  await test_.asOwner(`truncate public.seen`)
  await test_.asOwner(`update kernel.reader_cursor set position = 0 where reader = 'test'`)
  await drain(reader())
  assert.deepEqual(await seen(), first)
  assert.equal(first.length, 20)
})
