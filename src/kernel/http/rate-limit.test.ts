import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { AppError } from '../errors/app-error.js'
import { takeToken } from './rate-limit-store.js'

let test_: TestDatabase
before(async () => {
  test_ = await createTestDatabase()
})
beforeEach(() => test_.asOwner('truncate kernel.rate_limit'))

const limit = { capacity: 3, perSecond: 0.1 }
/** 0 when allowed, else the seconds to wait. */
const take = (who = 'me', what = 'test'): Promise<number> =>
  takeToken(test_.database, what, who, limit).then(
    () => 0,
    (error: unknown) => {
      assert.ok(error instanceof AppError && error.status === 429)
      return Number(error.params['retryAfterSeconds'])
    },
  )
const pass = (seconds: number) =>
  test_.asOwner(
    'update kernel.rate_limit set updated_at = updated_at - make_interval(secs => $1)',
    [seconds],
  )

test('as many as the bucket holds, then the time until the next', async () => {
  assert.deepEqual([await take(), await take(), await take()], [0, 0, 0])
  assert.equal(await take(), 10)
})

test('who waits as long as was said is let in, once', async () => {
  for (let n = 0; n < 3; n += 1) await take()
  const wait = await take()
  await pass(wait)
  assert.equal(await take(), 0)
  assert.ok((await take()) > 0)
})

test('asking in vain does not lengthen the wait', async () => {
  for (let n = 0; n < 3; n += 1) await take()
  for (let n = 0; n < 10; n += 1) assert.equal(await take(), 10)
  await pass(10)
  assert.equal(await take(), 0)
})

test('a rest fills the bucket to the brim and no further', async () => {
  for (let n = 0; n < 4; n += 1) await take()
  await pass(86_400)
  assert.deepEqual([await take(), await take(), await take()], [0, 0, 0])
  assert.ok((await take()) > 0)
})

test('buckets are apart by who and by what, and hold no name in clear', async () => {
  for (let n = 0; n < 4; n += 1) await take('me')
  assert.equal(await take('you'), 0)
  assert.equal(await take('me', 'other'), 0)
  const rows = await test_.asOwner<{ size: number }>(
    'select octet_length(key) as size from kernel.rate_limit',
  )
  assert.deepEqual(
    rows.map((row) => row.size),
    [16, 16, 16],
  )
})

test('of many at once no more are let in than the bucket holds', async () => {
  const waits = await Promise.all(Array.from({ length: 20 }, () => take()))
  assert.equal(waits.filter((wait) => wait === 0).length, 3)
})

test('a large bucket is handed out in blocks, and never more than it holds', async () => {
  const large = { capacity: 200, perSecond: 0.001 }
  const settled = await Promise.allSettled(
    Array.from({ length: 250 }, () => takeToken(test_.database, 'large', 'me', large)),
  )
  const refused = settled.filter((outcome) => outcome.status === 'rejected')
  assert.equal(settled.length - refused.length, 200)
  assert.ok(refused.every(({ reason }) => reason instanceof AppError && reason.status === 429))
})

test('a call of a large bucket mostly asks nobody', async () => {
  const large = { capacity: 1_000, perSecond: 0.001 }
  for (let n = 0; n < 20; n += 1) await takeToken(test_.database, 'blocks', 'me', large)
  const [row] = await test_.asOwner<{ tokens: number }>('select tokens from kernel.rate_limit')
  assert.equal(row && Math.round(row.tokens), 980)
  await takeToken(test_.database, 'blocks', 'me', large)
  const [next] = await test_.asOwner<{ tokens: number }>('select tokens from kernel.rate_limit')
  assert.equal(next && Math.round(next.tokens), 960)
})
