import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { WorkingCalendar } from '../../country-pack.js'
import { addOpenMs } from './add-open-ms.js'
import { defaultCalendar } from './default-calendar.js'
import { limitMs } from './limit-ms.js'
import { openMsBetween } from './open-ms-between.js'

const hourMs = 3_600_000
const calendar: WorkingCalendar = {
  ...defaultCalendar,
  holidays: new Set(['2026-04-03', '2026-11-08']),
}
const at = (local: string) => new Date(`${local}+05:30`)

describe('how long an office is open', () => {
  // Thursday 2 April 2026; Friday is Good Friday (a gazetted holiday), Saturday the first of the
  // month and open, Sunday closed; open 10:00 to 17:30.
  const rows: readonly (readonly [string, string, number])[] = [
    ['2026-04-02T09:00:00', '2026-04-02T18:00:00', 7.5],
    ['2026-04-02T16:30:00', '2026-04-02T17:00:00', 0.5],
    ['2026-04-02T16:30:00', '2026-04-04T11:00:00', 2],
    ['2026-04-03T00:00:00', '2026-04-03T23:59:00', 0],
    ['2026-04-05T10:00:00', '2026-04-06T10:00:00', 0],
    // The second Saturday is off in the offices of most states.
    ['2026-04-10T17:30:00', '2026-04-13T10:00:00', 0],
    // Republic Day, Independence Day and Gandhi Jayanti close every office.
    ['2026-08-14T17:30:00', '2026-08-17T10:00:00', 0],
    ['2026-04-04T12:00:00', '2026-04-02T12:00:00', 0],
  ]
  for (const [from, to, hours] of rows) {
    test(`${from} to ${to}: ${hours} h`, () => {
      assert.equal(openMsBetween(at(from), at(to), calendar), hours * hourMs)
    })
  }

  test('a working day is as long as the office is open, an elapsed one 24 hours', () => {
    assert.equal(limitMs({ value: 2, unit: 'days', basis: 'working' }, calendar), 15 * hourMs)
    assert.equal(limitMs({ value: 2, unit: 'days', basis: 'elapsed' }, calendar), 48 * hourMs)
    assert.equal(limitMs({ value: 3, unit: 'hours', basis: 'working' }, calendar), 3 * hourMs)
  })
})

const instants = fc
  .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-06-01') })
  .map((ms) => new Date(ms))
const spans = fc.integer({ min: 0, max: 300 * hourMs })
const calendars = fc
  .record({
    offs: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
    saturdays: fc.uniqueArray(fc.integer({ min: 1, max: 5 })),
    holidays: fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 6 }),
    open: fc.integer({ min: 0, max: 20 }),
    hours: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ offs, saturdays, holidays, open, hours }): WorkingCalendar => ({
    annualHolidays: ['01-26', '08-15', '10-02'],
    weeklyOffs: [
      ...offs.map((weekday) => ({ weekday })),
      ...(saturdays.length > 0 ? [{ weekday: 6, occurrences: saturdays }] : []),
    ],
    holidays: new Set(holidays.map((day) => `2026-11-${String(day).padStart(2, '0')}`)),
    openFrom: `${String(open).padStart(2, '0')}:15`,
    openTo: `${String(open + hours).padStart(2, '0')}:00`,
  }))

describe('working time, whatever the calendar', () => {
  test('what is added is what is measured', () => {
    fc.assert(
      fc.property(instants, spans, calendars, (start, ms, office) => {
        const end = addOpenMs(start, ms, office)
        assert.equal(openMsBetween(start, end, office), ms)
      }),
      { numRuns: 300 },
    )
  })

  test('a pause neither lengthens nor shortens the time that the office has', () => {
    fc.assert(
      fc.property(
        instants,
        spans,
        fc.double({ min: 0, max: 1, noNaN: true }),
        spans,
        calendars,
        (start, allowed, share, pause, office) => {
          const due = addOpenMs(start, allowed, office)
          const paused = new Date(
            start.getTime() + Math.floor((due.getTime() - start.getTime()) * share),
          )
          const rest = openMsBetween(paused, due, office)
          const resumed = new Date(paused.getTime() + pause)
          const newDue = addOpenMs(resumed, rest, office)
          const used = openMsBetween(start, paused, office)
          assert.equal(used + openMsBetween(resumed, newDue, office), allowed)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('more time never ends earlier', () => {
    fc.assert(
      fc.property(instants, spans, spans, calendars, (start, one, two, office) => {
        const first = addOpenMs(start, Math.min(one, two), office)
        assert.ok(first <= addOpenMs(start, Math.max(one, two), office))
      }),
      { numRuns: 300 },
    )
  })
})
