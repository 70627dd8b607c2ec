import type { State } from '../service-kit/workflow.js'
import type { Case } from './case.js'
import type { CaseClock } from './case-clock.js'

/** A case as it is to be; the names are those of the statement's record. */
export interface CaseChange {
  id: string
  /** The version that was seen; the change makes the next one. */
  version: number
  state: string
  department: string
  holder: string | null
  assignee_id: string | null
  assignee_name: string | null
  escalation: number
  due_at: string | null
  rest_ms: number | null
  clock: CaseClock
  is_fresh: boolean
  is_escalated: boolean
  paused: boolean
  open: boolean
  outcome: string | null
  rating: number | null
  /** How many more. */
  photos: number
  reopened: number
}

/** The case as it stands in the state that it will be in, but for what is given. */
export const changeOfCase = (
  found: Case,
  state: State,
  given: Partial<Omit<CaseChange, 'id' | 'version'>>,
): CaseChange => ({
  id: found.id,
  version: found.version,
  state: found.state,
  department: found.department,
  holder: found.holder,
  assignee_id: found.assigneeId,
  assignee_name: found.assigneeName,
  escalation: found.escalation,
  due_at: found.dueAt?.toISOString() ?? null,
  rest_ms: found.restMs,
  clock: found.clock,
  is_fresh: false,
  is_escalated: false,
  paused: state.waitsForApplicant === true,
  open: found.open,
  outcome: found.outcome,
  rating: found.rating,
  photos: 0,
  reopened: 0,
  ...given,
})
