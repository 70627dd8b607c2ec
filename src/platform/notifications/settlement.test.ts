import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settle } from './settlement.js'

const hour = 3_600_000
const given = { tries: 1, ageMs: 0, hasNext: true }
const why = { reason: 'because' }

test('taken is sent, refused is failed', () => {
  assert.equal(settle({ outcome: 'taken', providerRef: 'r' }, given).status, 'sent')
  assert.equal(settle({ outcome: 'refused', ...why }, given).status, 'failed')
})

test('what nobody took waits longer each time, a minute at most', () => {
  const waits = [1, 2, 3, 9].map(
    (tries) => settle({ outcome: 'not-taken', ...why }, { ...given, tries }).waitMs,
  )
  assert.deepEqual(waits, [2_000, 4_000, 8_000, 60_000])
})

test('where there is another way, five minutes are enough; where not, a day', () => {
  const late = { ...given, ageMs: 6 * 60_000 }
  assert.equal(settle({ outcome: 'not-taken', ...why }, late).status, 'failed')
  assert.equal(
    settle({ outcome: 'not-taken', ...why }, { ...late, hasNext: false }).status,
    'queued',
  )
  const old = { ...given, ageMs: 25 * hour, hasNext: false }
  assert.equal(settle({ outcome: 'not-taken', ...why }, old).status, 'failed')
})

test('what may have been sent never goes another way; after a day it is called unknown', () => {
  assert.equal(settle({ outcome: 'unknown', ...why }, { ...given, ageMs: hour }).status, 'queued')
  assert.equal(
    settle({ outcome: 'unknown', ...why }, { ...given, ageMs: 25 * hour }).status,
    'unknown',
  )
})
