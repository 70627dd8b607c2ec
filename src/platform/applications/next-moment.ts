import type { Level } from '../service-kit/level.js'
import type { Case } from './case.js'
import { reminderLeadMs, rungInstants, type Ladder } from './ladder.js'
import { timeAfter, timeBetween, type Measure } from './service-level.js'

/** By what a case's time is kept: measure, level and ladder as they are now. */
export interface TimePlan {
  measure: Measure
  level: Level
  ladder: Ladder
}

/** The next thing that time brings to a case. */
export interface Moment {
  at: Date
  /** `rung` is the ladder's, from 1. */
  kind: 'reminder' | 'due' | 'rung' | 'deemed'
  rung: number
}

/** Undefined when time brings nothing more. Past moments come first, in their order. */
export function nextMoment(
  plan: TimePlan,
  found: Pick<Case, 'open' | 'dueAt' | 'clock'>,
  now: Date,
): Moment | undefined {
  if (!found.open) return undefined
  const { legalAt } = found.clock
  const moments = [
    serviceMoment(plan, found, now),
    legalAt === undefined ? undefined : { at: new Date(legalAt), kind: 'deemed' as const, rung: 0 },
  ].filter((moment) => moment !== undefined)
  return moments.reduce<Moment | undefined>(
    (first, moment) => (first && first.at <= moment.at ? first : moment),
    undefined,
  )
}

function serviceMoment(
  { measure, level, ladder }: TimePlan,
  { dueAt, clock }: Pick<Case, 'dueAt' | 'clock'>,
  now: Date,
): Moment | undefined {
  if (dueAt === null) return undefined
  const raised = clock.raised ?? 0
  if (raised > 0) {
    const at = rungInstants(measure, ladder, level, dueAt)[raised - 1]
    return at && { at, kind: 'rung', rung: raised }
  }
  const leadMs = reminderLeadMs(measure, ladder, level)
  if (clock.reminded === true || leadMs === undefined || now >= dueAt) {
    return { at: dueAt, kind: 'due', rung: 0 }
  }
  const leftMs = timeBetween(measure, level.basis, now, dueAt)
  // A time that began short has no middle: whoever has the case hears of its end at once.
  const at = leftMs > leadMs ? timeAfter(measure, level.basis, now, leftMs - leadMs) : now
  return at < dueAt ? { at, kind: 'reminder', rung: 0 } : { at: dueAt, kind: 'due', rung: 0 }
}
