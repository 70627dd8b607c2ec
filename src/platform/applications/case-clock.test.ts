import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { india } from '../../countries/in/index.js'
import { buildCase } from '../../testing/build-case.js'
import type { Level } from '../service-kit/level.js'
import type { State } from '../service-kit/workflow.js'
import type { Case } from './case.js'
import { turnClock } from './case-clock.js'
import { dueAfter, levelIn, timeBetween } from './service-level.js'

const measure = { country: india, calendar: india.calendar.defaultCalendar }
const base = { title: 'x', plain: 'x', on: {} }
const category: Level = { value: 1, unit: 'hours', basis: 'elapsed' }

interface Plan {
  level: Level
  isCategory: boolean
}

/** The states of a small office: it works, it asks, and another one decides. */
const statesOf = ({ level, isCategory }: Plan): Record<string, State> => ({
  open: {
    ...base,
    holder: 'clerk',
    level: isCategory ? 'category' : level,
    deemed: { after: { ...level, value: level.value * 2 }, to: 'done', law: 'A law' },
  },
  asked: { ...base, waitsForApplicant: true },
  other: { ...base, holder: 'clerk', level },
  done: { ...base, outcome: 'granted' },
})

function move(plan: Plan, found: Case, targetName: string, now: Date, isReopened = false): Case {
  const states = statesOf(plan)
  const [from, target] = [states[found.state], states[targetName]]
  assert.ok(target)
  const level = plan.isCategory ? plan.level : category
  const turned = turnClock(measure, {
    found,
    from,
    fromLevel: levelIn(from, level),
    target,
    targetName,
    targetLevel: levelIn(target, level),
    isReopened,
    now,
  })
  return { ...found, state: targetName, ...turned }
}

const start = fc
  .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-12-01') })
  .map((ms) => new Date(ms))
const plans = fc.record({
  level: fc.record({
    value: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom('hours' as const, 'days' as const),
    basis: fc.constantFrom('elapsed' as const, 'working' as const),
  }),
  isCategory: fc.boolean(),
})
/** How much of what is left is used before each question, and how long the answer takes. */
const pauses = fc.array(
  fc.record({
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    waitMs: fc.integer({ min: 0, max: 40 * 86_400_000 }),
  }),
  { maxLength: 5 },
)

test('however often the office asks, it has its time: not more, not less', () => {
  fc.assert(
    fc.property(plans, start, pauses, (plan, begin, asked) => {
      const { basis } = plan.level
      const dueAt = dueAfter(measure, begin, plan.level)
      const legalAt = dueAfter(measure, begin, { ...plan.level, value: plan.level.value * 2 })
      const allowedMs = timeBetween(measure, basis, begin, dueAt)
      const legalMs = timeBetween(measure, basis, begin, legalAt)
      let found = buildCase({ dueAt, clock: { legalAt: legalAt.toISOString(), raised: 0 } })
      let now = begin
      let usedMs = 0
      for (const { share, waitMs } of asked) {
        assert.ok(found.dueAt)
        const left = found.dueAt.getTime() - now.getTime()
        const at = new Date(now.getTime() + Math.floor(left * share))
        usedMs += timeBetween(measure, basis, now, at)
        found = move(plan, found, 'asked', at)
        assert.equal(found.dueAt, null)
        assert.equal(found.clock.legalAt, undefined)
        now = new Date(at.getTime() + waitMs)
        found = move(plan, found, 'open', now)
      }
      assert.ok(found.dueAt && found.clock.legalAt !== undefined)
      assert.equal(usedMs + timeBetween(measure, basis, now, found.dueAt), allowedMs)
      const law = new Date(found.clock.legalAt)
      assert.equal(usedMs + timeBetween(measure, basis, now, law), legalMs)
    }),
    { numRuns: 300 },
  )
})

test('passing a case on wins no time for a category; another state has its own', () => {
  const level: Level = { value: 10, unit: 'hours', basis: 'elapsed' }
  const begin = new Date('2026-03-02T05:00:00Z')
  const later = new Date('2026-03-02T08:00:00Z')
  const found = buildCase({ dueAt: dueAfter(measure, begin, level), clock: { raised: 2 } })
  const plan = { level, isCategory: true }
  const back = move(plan, { ...found, state: 'other' }, 'open', later)
  assert.deepEqual([back.dueAt, back.clock.raised], [found.dueAt, 2])
  const own = move(plan, found, 'other', later)
  assert.deepEqual([own.dueAt, own.clock.raised], [new Date('2026-03-02T18:00:00Z'), undefined])
  const again = move(plan, { ...found, state: 'done', dueAt: null }, 'open', later, true)
  assert.deepEqual([again.dueAt, again.clock.raised], [new Date('2026-03-02T18:00:00Z'), undefined])
})

test('an end stops every clock', () => {
  const level: Level = { value: 10, unit: 'hours', basis: 'elapsed' }
  const now = new Date('2026-03-02T08:00:00Z')
  const found = buildCase({ dueAt: now, clock: { legalAt: now.toISOString(), raised: 1 } })
  const ended = move({ level, isCategory: true }, found, 'done', now)
  assert.deepEqual([ended.dueAt, ended.restMs], [null, null])
  assert.deepEqual([ended.clock.raised, ended.clock.legalAt], [1, undefined])
})
