import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEvent } from '../../testing/build-event.js'
import { quietLog } from '../../testing/quiet-log.js'
import { createTestDatabase } from '../../testing/test-database.js'
import { waitUntil } from '../../testing/wait-until.js'
import { recordEvents } from './log-store.js'
import { startLogRunner } from './log-runner.js'
import type { EventReader } from './reader.js'

const collector = (name: string): EventReader & { seen: string[] } => {
  const seen: string[] = []
  return {
    name,
    types: ['test.happened'],
    seen,
    handle(_tx, _tenant, events) {
      seen.push(...events.map((event) => event.id))
      return Promise.resolve()
    },
  }
}

test('settling while rounds are under way ends, and everything written has been read', async () => {
  const { database } = await createTestDatabase()
  const collected = collector('collector')
  const runner = await startLogRunner({ database, readers: [collected], log: quietLog })
  const ids: string[] = []
  for (let round = 0; round < 20; round += 1) {
    const event = buildEvent()
    ids.push(event.id)
    await database.write({ tenant: round }, recordEvents([event]))
    runner.wake()
    if (round % 5 === 0) {
      await Promise.all([runner.settle(), runner.settle()])
      assert.deepEqual(collected.seen.toSorted(), ids.toSorted())
    }
  }
  await runner.settle()
  assert.deepEqual(collected.seen.toSorted(), ids.toSorted())
  await runner.stop()
})

test('news reach listeners of another process without a wake there, until they leave', async () => {
  const { database } = await createTestDatabase()
  const here = await startLogRunner({ database, readers: [], log: quietLog })
  const there = await startLogRunner({ database, readers: [], log: quietLog })
  let news = 0
  const leave = there.onNews(() => (news += 1))
  await database.write({ tenant: 1 }, recordEvents([buildEvent()]))
  await here.settle()
  await waitUntil(() => news > 0, 'news in the other process')
  leave()
  const before = news
  await database.write({ tenant: 1 }, recordEvents([buildEvent()]))
  await here.settle()
  assert.equal(news, before)
  await Promise.all([here.stop(), there.stop()])
})

test('a reader that fails holds up no other, and goes on when it is mended', async () => {
  const { database } = await createTestDatabase()
  const healthy = collector('healthy')
  const mended = collector('mended')
  let isBroken = true
  const broken: EventReader = {
    ...mended,
    async handle(...given) {
      if (isBroken) throw new Error('broken')
      await mended.handle(...given)
    },
  }
  const runner = await startLogRunner({ database, readers: [broken, healthy], log: quietLog })
  const event = buildEvent()
  await database.write({ tenant: 1 }, recordEvents([event]))
  await runner.settle()
  assert.deepEqual(healthy.seen, [event.id])
  assert.deepEqual(mended.seen, [])
  isBroken = false
  await runner.settle()
  assert.deepEqual(mended.seen, [event.id])
  assert.deepEqual(healthy.seen, [event.id])
  await runner.stop()
})
