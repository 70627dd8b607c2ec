import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { india } from '../../countries/in/index.js'
import type { Entry } from '../masterdata/entry-store.js'
import type { Level } from '../service-kit/level.js'
import { chooseLadder, defaultLadder, rungInstants, type Ladder } from './ladder.js'
import { nextMoment } from './next-moment.js'
import { buildCalendar } from './office-calendar.js'

const measure = { country: india, calendar: india.calendar.defaultCalendar }
const at = (local: string) => new Date(`${local}+05:30`)
const level: Level = { value: 4, unit: 'hours', basis: 'elapsed' }
const entry = (code: string, data: Entry['data']): Entry => ({
  code,
  parentCode: null,
  name: { en: code },
  data,
  position: 0,
  active: true,
})

describe('which ladder', () => {
  const steps = [{ after: { percent: 10 }, role: 'zonal-officer' }]
  test('the one that is named, else the city’s default, else the built-in one', () => {
    const entries = [entry('default', { steps: [] }), entry('fast', { steps })]
    assert.deepEqual(chooseLadder(entries, 'fast').steps, steps)
    assert.deepEqual(chooseLadder(entries, 'gone').steps, [])
    assert.deepEqual(chooseLadder([], 'fast'), defaultLadder)
  })

  test('one that cannot be read is passed over', () => {
    const broken = [
      entry('a', { steps: [{ after: { percent: -1 }, role: 'x' }] }),
      entry('b', { steps: [{ after: { value: 1, unit: 'weeks', basis: 'working' }, role: 'x' }] }),
      entry('c', { steps: 'none' }),
    ]
    for (const { code } of broken) assert.deepEqual(chooseLadder(broken, code), defaultLadder)
  })
})

describe('when a rung is reached', () => {
  const dueAt = at('2026-04-02T16:00:00')
  const reached = (ladder: Ladder, given: Level) =>
    rungInstants(measure, ladder, given, dueAt).map((instant) => instant.toISOString())
  const iso = (local: string) => at(local).toISOString()

  test('a share of the allowed time, in its own measure', () => {
    const ladder = { steps: [0, 50, 100].map((percent) => ({ after: { percent }, role: 'r' })) }
    assert.deepEqual(
      reached(ladder, level),
      ['2026-04-02T16:00:00', '2026-04-02T18:00:00', '2026-04-02T20:00:00'].map(iso),
    )
    // Working hours: 1.5 h are left on Thursday; Good Friday is no day of this calendar.
    assert.deepEqual(
      reached(ladder, { ...level, basis: 'working' }),
      ['2026-04-02T16:00:00', '2026-04-03T10:30:00', '2026-04-03T12:30:00'].map(iso),
    )
  })

  test('a time of its own, and nobody is passed over', () => {
    const ladder: Ladder = {
      steps: [
        // The law counts whole days.
        { after: { value: 0.5, unit: 'days', basis: 'working' }, role: 'a' },
        { after: { value: 1, unit: 'hours', basis: 'elapsed' }, role: 'b' },
      ],
    }
    assert.deepEqual(
      reached(ladder, level),
      ['2026-04-03T17:30:00', '2026-04-03T17:30:00'].map(iso),
    )
  })
})

const after = fc.oneof(
  fc.record({ percent: fc.integer({ min: 0, max: 400 }) }),
  fc.record({
    value: fc.integer({ min: 0, max: 40 }),
    unit: fc.constantFrom('hours' as const, 'days' as const),
    basis: fc.constantFrom('elapsed' as const, 'working' as const),
  }),
)
const levels = fc.record({
  value: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom('hours' as const, 'days' as const),
  basis: fc.constantFrom('elapsed' as const, 'working' as const),
})
const instants = fc
  .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') })
  .map((ms) => new Date(ms))

test('the instants of any ladder never go back, and none is before the limit', () => {
  fc.assert(
    fc.property(fc.array(after, { maxLength: 6 }), levels, instants, (afters, given, dueAt) => {
      const steps = afters.map((each) => ({ after: each, role: 'r' }))
      const found = rungInstants(measure, { steps }, given, dueAt)
      assert.deepEqual(
        found,
        found.toSorted((a, b) => a.getTime() - b.getTime()),
      )
      assert.ok(found.every((instant) => instant >= dueAt))
    }),
    { numRuns: 300 },
  )
})

test('walking from moment to moment, time goes forward and ends', () => {
  fc.assert(
    fc.property(levels, instants, (given, start) => {
      const plan = { measure, level: given, ladder: defaultLadder }
      const dueAt = india.calendar.dueInstant(start, given, measure.calendar)
      let clock = {}
      let now = start
      const kinds: string[] = []
      for (let steps = 0; steps < 10; steps += 1) {
        const moment = nextMoment(plan, { open: true, dueAt, clock }, now)
        if (!moment) break
        assert.ok(moment.at >= now || moment.kind !== 'reminder')
        if (moment.kind === 'reminder') assert.ok(moment.at < dueAt)
        now = new Date(Math.max(now.getTime(), moment.at.getTime()))
        kinds.push(moment.kind)
        clock =
          moment.kind === 'reminder'
            ? { ...clock, reminded: true }
            : { ...clock, raised: moment.kind === 'due' ? 2 : moment.rung + 1 }
      }
      assert.deepEqual(kinds, ['reminder', 'due', 'rung'])
    }),
    { numRuns: 200 },
  )
})

describe('the calendar of a city', () => {
  const base = india.calendar.defaultCalendar
  const office = entry('office', {
    openFrom: '09:30',
    openTo: '18:00',
    weeklyOffs: [0],
    saturdaysOff: [2, 4],
  })

  test('its own hours, weekly offs and holidays; a restricted holiday closes nothing', () => {
    const days = [
      entry('2026-11-08', { date: '2026-11-08', kind: 'public' }),
      entry('2026-11-24', { date: '2026-11-24', kind: 'restricted' }),
      entry('2026-09-14', { date: '2026-09-14', kind: 'local' }),
      entry('broken', { date: 'soon', kind: 'public' }),
    ]
    const calendar = buildCalendar(base, { holidays: ['2026-12-01'] }, office, days)
    assert.equal(calendar.openFrom, '09:30')
    assert.deepEqual(calendar.weeklyOffs, [{ weekday: 0 }, { weekday: 6, occurrences: [2, 4] }])
    assert.deepEqual([...calendar.holidays].sort(), ['2026-09-14', '2026-11-08', '2026-12-01'])
    // The three gazetted holidays of every office in India stay.
    assert.deepEqual(calendar.annualHolidays, ['01-26', '08-15', '10-02'])
  })

  test('settings stand in where there is no list, and nonsense is passed over', () => {
    const settings = { openFromMinutes: 540, openToMinutes: 1_020 }
    const calendar = buildCalendar(base, settings, undefined, [])
    assert.deepEqual([calendar.openFrom, calendar.openTo], ['09:00', '17:00'])
    const upsideDown = entry('office', { ...office.data, openFrom: '19:00' })
    assert.equal(buildCalendar(base, settings, upsideDown, []).openFrom, '09:00')
  })
})
