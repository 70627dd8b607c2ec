import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Entry } from '../masterdata/entry-store.js'
import type { Level } from '../service-kit/level.js'
import { dueAfter, lengthOf, timeAfter, type Measure } from './service-level.js'

const After = Type.Union([
  Type.Object({
    value: Type.Number({ minimum: 0 }),
    unit: Type.Union([Type.Literal('hours'), Type.Literal('days')]),
    basis: Type.Union([Type.Literal('elapsed'), Type.Literal('working')]),
  }),
  /** Of the whole allowed time. */
  Type.Object({ percent: Type.Number({ minimum: 0, maximum: 10_000 }) }),
])

/** One rung: whom a late case is raised to, and how long after its limit. */
const Rung = Type.Object({
  after: After,
  /** A role of the city, or `holder`: the role whose work the case is. */
  role: Type.String({ minLength: 1 }),
  /** False: the role finds it in the inbox and the morning mail only. */
  notify: Type.Optional(Type.Boolean()),
  /** True: the least busy of the role gets the case. */
  reassign: Type.Optional(Type.Boolean()),
})
export type Rung = Static<typeof Rung>

/** An entry of the list `escalation-ladder`. */
export const Ladder = Type.Object({
  steps: Type.Array(Rung, { maxItems: 20 }),
  /** Share of the allowed time after which whoever has the case is reminded; 0 is never. */
  remindAtPercent: Type.Optional(Type.Number({ minimum: 0, maximum: 99 })),
})
export type Ladder = Static<typeof Ladder>

const checker = Compile(Ladder)

/** What holds where neither category, service nor city says otherwise. */
export const defaultLadder: Ladder = {
  steps: [
    { after: { percent: 0 }, role: 'holder' },
    { after: { percent: 50 }, role: 'commissioner' },
  ],
}

const usualRemindAtPercent = 75

/** The ladder of this code, else the one that the city calls `default`, else the built-in one. */
export function chooseLadder(entries: readonly Entry[], code: string | undefined): Ladder {
  for (const wanted of [code, 'default']) {
    const data = entries.find((entry) => entry.code === wanted)?.data
    if (data && checker.Check(data)) return data
  }
  return defaultLadder
}

/**
 * When each rung is reached, in order. A rung that is set earlier than the one before it is
 * reached together with it: nobody is passed over.
 */
export function rungInstants(
  measure: Measure,
  ladder: Ladder,
  level: Level,
  dueAt: Date,
): readonly Date[] {
  let last = dueAt
  return ladder.steps.map(({ after }) => {
    const at =
      'percent' in after
        ? timeAfter(measure, level.basis, dueAt, (lengthOf(measure, level) * after.percent) / 100)
        : dueAfter(measure, dueAt, wholeDays(after))
    if (at > last && !isAtLimit(after)) last = at
    return last
  })
}

/** The law counts whole days: a part of one is one. */
const wholeDays = (after: Level): Level =>
  after.unit === 'days' ? { ...after, value: Math.ceil(after.value) } : after

/** Nothing after the limit is the limit itself, also where the office opens again only later. */
const isAtLimit = (after: Rung['after']): boolean =>
  ('percent' in after ? after.percent : after.value) === 0

/** How much of the allowed time is left when the reminder goes out; undefined for no reminder. */
export function reminderLeadMs(measure: Measure, ladder: Ladder, level: Level): number | undefined {
  const percent = ladder.remindAtPercent ?? usualRemindAtPercent
  if (percent === 0) return undefined
  return Math.round((lengthOf(measure, level) * (100 - percent)) / 100)
}
