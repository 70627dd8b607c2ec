import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBreaker, type Breaker } from './breaker.js'

const fail = (breaker: Breaker, at: number) => {
  breaker.noteAsked()
  breaker.noteFailure(at)
}
const succeed = (breaker: Breaker) => {
  breaker.noteAsked()
  breaker.noteSuccess()
}

test('it opens after failures in a row, gives one trial a rest, and closes when that goes well', () => {
  const breaker = createBreaker({ failures: 3, restMs: 1_000 })
  for (const at of [0, 1, 2]) {
    assert.ok(breaker.room(at) > 1)
    fail(breaker, at)
  }
  assert.equal(breaker.room(3), 0)
  assert.equal(breaker.room(1_001), 0)
  assert.equal(breaker.room(1_002), 1)
  assert.equal(breaker.room(1_003), 0, 'the trial is given out once')
  fail(breaker, 1_500)
  assert.equal(breaker.room(2_499), 0)
  assert.equal(breaker.room(2_500), 1)
  succeed(breaker)
  assert.ok(breaker.room(2_501) > 1)
})

test('failures that do not follow each other do not open it', () => {
  const breaker = createBreaker({ failures: 2 })
  for (let round = 0; round < 5; round += 1) {
    fail(breaker, round)
    succeed(breaker)
  }
  assert.ok(breaker.room(9) > 1)
})

test('a provider that answers is trusted with more at once, and one that opened with few again', () => {
  const breaker = createBreaker({ failures: 2, restMs: 0 })
  assert.equal(breaker.room(0), 16)
  for (let round = 0; round < 16; round += 1) succeed(breaker)
  assert.equal(breaker.room(0), 32)
  fail(breaker, 0)
  assert.equal(breaker.room(0), 32)
  fail(breaker, 0)
  assert.equal(breaker.room(0), 1)
  succeed(breaker)
  assert.equal(breaker.room(0), 17)
})

test('a silent provider gets nothing more once its share is under way', () => {
  const breaker = createBreaker()
  for (let asked = 0; asked < 16; asked += 1) breaker.noteAsked()
  assert.equal(breaker.room(0), 0)
  breaker.noteFailure(0)
  assert.equal(breaker.room(0), 1)
})
