import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultQuietHours, endOfQuiet } from './quiet-hours.js'

const zone = 'Asia/Kolkata'
/** Kolkata's clock is 5:30 ahead. */
const cases: readonly [string, number, number, string | undefined][] = [
  ['2026-11-23T15:29:59Z', 21 * 60, 8 * 60, undefined],
  ['2026-11-23T15:30:00Z', 21 * 60, 8 * 60, '2026-11-24T02:30:00.000Z'],
  ['2026-11-23T19:06:30Z', 21 * 60, 8 * 60, '2026-11-24T02:30:00.000Z'],
  ['2026-11-24T02:29:59Z', 21 * 60, 8 * 60, '2026-11-24T02:30:00.000Z'],
  ['2026-11-24T02:30:00Z', 21 * 60, 8 * 60, undefined],
  ['2026-11-24T07:30:00Z', 12 * 60, 14 * 60, '2026-11-24T08:30:00.000Z'],
  ['2026-11-24T18:31:00Z', 0, 60, '2026-11-24T19:30:00.000Z'],
  ['2026-11-24T18:31:00Z', 0, 0, undefined],
]

for (const [now, fromMinutes, toMinutes, end] of cases) {
  test(`${now} in quiet hours ${fromMinutes}–${toMinutes}: ${end ?? 'not quiet'}`, () => {
    const found = endOfQuiet(new Date(now), zone, { fromMinutes, toMinutes })
    assert.equal(found?.toISOString(), end)
  })
}

test('the usual ones are nine in the evening to eight in the morning', () => {
  assert.deepEqual(defaultQuietHours, { fromMinutes: 1_260, toMinutes: 480 })
})
