import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { WorkingCalendar } from '../country-pack.js'
import { addDays } from './add-days.js'
import { addMonths } from './add-months.js'
import { addWorkingDays } from './add-working-days.js'
import { isWorkingDay } from './is-working-day.js'
import { parseLegalDate } from './legal-date.js'

const office: WorkingCalendar = {
  weeklyOffs: [{ weekday: 0 }, { weekday: 6, occurrences: [2, 4] }],
  holidays: new Set(['2026-04-03']),
  annualHolidays: ['08-15'],
  openFrom: '10:00',
  openTo: '17:30',
}

describe('legal dates', () => {
  test('days roll over months, years and leap days', () => {
    assert.equal(addDays('2026-12-31', 1), '2027-01-01')
    assert.equal(addDays('2028-02-28', 1), '2028-02-29')
    assert.equal(addDays('2026-03-01', -1), '2026-02-28')
  })

  test('months keep the day, or take the last of a shorter month', () => {
    assert.equal(addMonths('2026-01-31', 1), '2026-02-28')
    assert.equal(addMonths('2028-01-31', 1), '2028-02-29')
    assert.equal(addMonths('2026-11-30', 3), '2027-02-28')
    assert.equal(addMonths('2026-03-31', -1), '2026-02-28')
    assert.equal(addMonths('2026-04-15', 12), '2027-04-15')
  })

  for (const wrong of ['2026-02-29', '2026-13-01', '2026-04-31', '01-04-2026', '2026-4-1', '']) {
    test(`${JSON.stringify(wrong)} is no date`, () => {
      assert.throws(() => parseLegalDate(wrong), RangeError)
    })
  }
})

describe('working days of April and August 2026 (Sundays 5, 12; Saturdays 4, 11, 18, 25)', () => {
  const days: readonly (readonly [string, boolean])[] = [
    ['2026-04-02', true],
    ['2026-04-03', false],
    ['2026-04-04', true],
    ['2026-04-05', false],
    ['2026-04-11', false],
    ['2026-04-18', true],
    ['2026-04-25', false],
    ['2026-08-15', false],
    ['2027-04-03', true],
    ['2028-08-15', false],
  ]
  for (const [date, isOpen] of days) {
    test(`${date} is ${isOpen ? 'open' : 'closed'}`, () => {
      assert.equal(isWorkingDay(date, office), isOpen)
    })
  }

  test('the nth working day does not count the first day', () => {
    assert.equal(addWorkingDays('2026-04-02', 1, office), '2026-04-04')
    assert.equal(addWorkingDays('2026-04-02', 2, office), '2026-04-06')
    assert.equal(addWorkingDays('2026-04-03', 0, office), '2026-04-04')
    assert.equal(addWorkingDays('2026-04-10', 1, office), '2026-04-13')
  })

  test('a calendar that never opens is an error, not an endless search', () => {
    const closed = { ...office, weeklyOffs: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday })) }
    assert.throws(() => addWorkingDays('2026-04-02', 1, closed), RangeError)
  })
})
