import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { TimeLimit } from '../../country-pack.js'
import { defaultCalendar } from './default-calendar.js'
import { dueInstant } from './due-instant.js'
import { endOfDay } from './end-of-day.js'
import { financialYear } from './financial-year.js'
import { halfYear } from './half-year.js'
import { legalDateOf } from './legal-date-of.js'

const calendar = { ...defaultCalendar, holidays: new Set(['2026-04-03']) }

/** In India's time; Thursday 2 April 2026, then Friday a holiday, Saturday open, Sunday closed. */
const at = (local: string) => new Date(`${local}+05:30`)

const limit = (value: number, unit: TimeLimit['unit'], basis: TimeLimit['basis']): TimeLimit => ({
  value,
  unit,
  basis,
})

describe('when a time limit runs out', () => {
  const rows: readonly (readonly [string, TimeLimit, string])[] = [
    ['2026-04-02T16:00:00', limit(48, 'hours', 'elapsed'), '2026-04-04T16:00:00'],
    ['2026-04-02T16:00:00', limit(0.5, 'hours', 'elapsed'), '2026-04-02T16:30:00'],
    // General Clauses Act 1897, section 9: the first day is not counted, the last one wholly.
    ['2026-04-02T00:30:00', limit(3, 'days', 'elapsed'), '2026-04-05T23:59:59.999'],
    ['2026-04-02T23:30:00', limit(3, 'days', 'elapsed'), '2026-04-05T23:59:59.999'],
    ['2026-04-02T16:00:00', limit(1, 'days', 'working'), '2026-04-04T17:30:00'],
    ['2026-04-02T16:00:00', limit(2, 'days', 'working'), '2026-04-06T17:30:00'],
    ['2026-04-03T09:00:00', limit(1, 'days', 'working'), '2026-04-04T17:30:00'],
    ['2026-04-02T16:00:00', limit(1, 'hours', 'working'), '2026-04-02T17:00:00'],
    ['2026-04-02T16:00:00', limit(1.5, 'hours', 'working'), '2026-04-02T17:30:00'],
    ['2026-04-02T16:00:00', limit(2, 'hours', 'working'), '2026-04-04T10:30:00'],
    ['2026-04-02T16:00:00', limit(9.5, 'hours', 'working'), '2026-04-06T10:30:00'],
    ['2026-04-02T07:00:00', limit(1, 'hours', 'working'), '2026-04-02T11:00:00'],
    ['2026-04-02T17:30:00', limit(1, 'hours', 'working'), '2026-04-04T11:00:00'],
    ['2026-04-03T12:00:00', limit(1, 'hours', 'working'), '2026-04-04T11:00:00'],
    ['2026-04-02T16:00:15', limit(1, 'hours', 'working'), '2026-04-02T17:00:15'],
  ]
  for (const [start, given, due] of rows) {
    test(`${start} and ${given.value} ${given.basis} ${given.unit}: ${due}`, () => {
      assert.deepEqual(dueInstant(at(start), given, calendar), at(due))
    })
  }

  test('negative limits, broken days and wrong opening hours are refused', () => {
    const start = at('2026-04-02T16:00:00')
    assert.throws(() => dueInstant(start, limit(-1, 'hours', 'elapsed'), calendar), RangeError)
    assert.throws(() => dueInstant(start, limit(0.5, 'days', 'working'), calendar), RangeError)
    const upsideDown = { ...calendar, openFrom: '18:00' }
    assert.throws(() => dueInstant(start, limit(1, 'hours', 'working'), upsideDown), RangeError)
  })
})

describe('years and days', () => {
  const rows = [
    ['2026-03-31', '2025-26', '2025-04-01', '2026-03-31', '2025-26 H2'],
    ['2026-04-01', '2026-27', '2026-04-01', '2027-03-31', '2026-27 H1'],
    ['2026-09-30', '2026-27', '2026-04-01', '2027-03-31', '2026-27 H1'],
    ['2026-10-01', '2026-27', '2026-04-01', '2027-03-31', '2026-27 H2'],
    ['2099-05-01', '2099-00', '2099-04-01', '2100-03-31', '2099-00 H1'],
  ] as const
  for (const [date, label, start, end, half] of rows) {
    test(`${date} is in ${label}`, () => {
      assert.deepEqual(financialYear(date), { start, end, label })
      const period = halfYear(date)
      assert.equal(period.label, half)
      assert.ok(period.start <= date && date <= period.end)
    })
  }

  test('the civil date changes at midnight in India', () => {
    assert.equal(legalDateOf(at('2026-04-01T00:00:00')), '2026-04-01')
    assert.equal(legalDateOf(at('2026-03-31T23:59:59.999')), '2026-03-31')
    assert.deepEqual(endOfDay('2026-03-31'), at('2026-03-31T23:59:59.999'))
  })
})
