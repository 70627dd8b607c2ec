import type { State } from '../service-kit/workflow.js'
import type { Case } from './case.js'

/** How and when a case ended, as its event told it: what a re-opening takes off the numbers again. */
export interface CaseEnd {
  outcome: string
  /** Whether it kept the promised time; null where nothing was promised, or nobody else's to keep. */
  onTime: boolean | null
  /** ISO 8601; when it happened in the world. */
  at: string
}

export function caseEnd(target: State, dueAt: Date | null, now: Date): CaseEnd | undefined {
  if (target.outcome === undefined) return undefined
  const onTime = isDone(target) && dueAt !== null ? now <= dueAt : null
  return { outcome: target.outcome, onTime, at: now.toISOString() }
}

/** The end that no longer holds once a closed case moves; null for one that is open. */
export const undoneEnd = (found: Case): CaseEnd | null =>
  found.open ? null : (found.clock.ended ?? null)

/** Only what the office brought to an end counts for its promise; a withdrawal does not. */
const isDone = ({ outcome }: State) =>
  outcome === 'resolved' || outcome === 'granted' || outcome === 'refused'
