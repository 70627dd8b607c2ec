import type { Level } from '../service-kit/level.js'
import type { State } from '../service-kit/workflow.js'
import { caseEnd, type CaseEnd } from './case-end.js'
import type { Case } from './case.js'
import { dueAfter, timeAfter, timeBetween, type Measure } from './service-level.js'

/** What the timers know of a case besides its limit; kept as one value, never searched. */
export interface CaseClock {
  /** 0 or absent: in time. 1: the limit has passed. Each rung of the ladder adds one. */
  raised?: number
  /** Whoever has the case was reminded before the limit. */
  reminded?: boolean
  /** In which measure and state the time rests while the office waits for the applicant. */
  restBasis?: Level['basis']
  restState?: string
  /** When the law itself decides (ISO 8601), and what is left of that while it rests. */
  legalAt?: string
  legalRestMs?: number
  /** The role that a late case was raised to last. */
  escalatedRole?: string
  /** When the applicant last sent a reminder (ISO 8601). */
  nudgedAt?: string
  /** How it ended last, for whoever opens it again. */
  ended?: CaseEnd
}

export interface Turned {
  dueAt: Date | null
  restMs: number | null
  clock: CaseClock
  /** The time started anew: what was told of the old one does not count. */
  isFresh: boolean
}

export interface Turn {
  found: Case
  /** The state that it leaves, and the one that it enters. */
  from: State | undefined
  fromLevel: Level | undefined
  target: State
  targetName: string
  targetLevel: Level | undefined
  isReopened: boolean
  now: Date
}

/**
 * The clock when a case moves: a new state starts its own, a wait for the applicant stops it, and
 * what was left goes on afterwards. A category's level is promised from filing to the end: passing
 * it on wins no time.
 */
export function turnClock(measure: Measure, turn: Turn): Turned {
  const { found, target, targetName } = turn
  const { clock } = found
  const isMoved = targetName !== found.state
  if (!isMoved && !turn.isReopened) {
    return { dueAt: found.dueAt, restMs: found.restMs, clock, isFresh: false }
  }
  const kept = withoutRest(clock)
  const ended = caseEnd(target, found.dueAt, turn.now)
  if (ended) {
    return {
      dueAt: null,
      restMs: null,
      clock: { ...without(kept, 'legalAt'), ended },
      isFresh: false,
    }
  }
  if (target.waitsForApplicant) return rest(measure, turn)
  const legalAt = legalInstant(measure, turn)
  const started = startTime(measure, turn)
  const told = started.isFresh
    ? without(kept, 'raised', 'reminded', 'escalatedRole', 'ended')
    : kept
  return {
    dueAt: started.dueAt,
    restMs: null,
    clock: { ...without(told, 'legalAt'), ...(legalAt && { legalAt: legalAt.toISOString() }) },
    isFresh: started.isFresh,
  }
}

function startTime(measure: Measure, turn: Turn): { dueAt: Date | null; isFresh: boolean } {
  const { found, target, targetName, targetLevel, isReopened, now } = turn
  const { restMs, clock } = found
  const goesOn = target.level === 'category' || clock.restState === targetName
  if (!isReopened && goesOn && restMs !== null) {
    const basis = clock.restBasis ?? 'elapsed'
    return { dueAt: timeAfter(measure, basis, now, restMs), isFresh: false }
  }
  if (!isReopened && target.level === 'category' && found.dueAt !== null) {
    return { dueAt: found.dueAt, isFresh: false }
  }
  return { dueAt: targetLevel ? dueAfter(measure, now, targetLevel) : null, isFresh: true }
}

/** What is left of the time when the office begins to wait; kept while it waits. */
function rest(measure: Measure, { found, from, fromLevel, now }: Turn): Turned {
  const { clock, dueAt } = found
  const legalRestMs =
    clock.legalAt !== undefined && from?.deemed
      ? timeBetween(measure, from.deemed.after.basis, now, new Date(clock.legalAt))
      : clock.legalRestMs
  const base = {
    ...without(clock, 'legalAt', 'legalRestMs'),
    ...(legalRestMs !== undefined && { legalRestMs }),
  }
  if (dueAt === null) return { dueAt: null, restMs: found.restMs, clock: base, isFresh: false }
  const restBasis = fromLevel?.basis ?? 'elapsed'
  return {
    dueAt: null,
    restMs: timeBetween(measure, restBasis, now, dueAt),
    clock: { ...base, restBasis, restState: found.state },
    isFresh: false,
  }
}

/** When the law decides in the state that is entered: it runs from the first such state on. */
function legalInstant(measure: Measure, turn: Turn): Date | undefined {
  const { found, target, isReopened, now } = turn
  if (!target.deemed) return undefined
  const { after } = target.deemed
  const { legalAt, legalRestMs } = found.clock
  if (isReopened) return dueAfter(measure, now, after)
  if (legalRestMs !== undefined) return timeAfter(measure, after.basis, now, legalRestMs)
  return legalAt === undefined ? dueAfter(measure, now, after) : new Date(legalAt)
}

const withoutRest = (clock: CaseClock) => without(clock, 'restBasis', 'restState', 'legalRestMs')

function without(clock: CaseClock, ...names: readonly (keyof CaseClock)[]): CaseClock {
  const left = Object.entries(clock).filter(([name]) => !names.some((each) => each === name))
  return Object.fromEntries(left)
}
