import type { Answers } from '../service-kit/answers.js'
import type { CaseClock } from './case-clock.js'

/** A case as the desk and its owner see it. */
export interface Case {
  id: string
  number: string
  service: string
  definition: string
  state: string
  version: number
  category: string | null
  title: string
  department: string
  priority: number
  wardId: string | null
  landmark: string | null
  lng: number | null
  lat: number | null
  answers: Answers
  partyId: string | null
  accountId: string | null
  channel: string
  language: string
  holder: string | null
  assigneeId: string | null
  assigneeName: string | null
  escalation: number
  dueAt: Date | null
  /** What was left of the time when the office began to wait for the applicant. */
  restMs: number | null
  clock: CaseClock
  open: boolean
  outcome: string | null
  rating: number | null
  photos: number
  reopened: number
  occurredAt: Date
  filedAt: Date
  firstResponseAt: Date | null
  closedAt: Date | null
  changedAt: Date
}

/** One act in a case's history. */
export interface Step {
  version: number
  action: string
  fromState: string | null
  toState: string
  actorKind: string
  actorId: string | null
  actorName: string | null
  visible: boolean
  note: string | null
  data: Readonly<Record<string, unknown>>
  occurredAt: Date
  recordedAt: Date
}

/** A step as the API tells it. */
export interface StepNote {
  version: number
  action: string
  /** The state that it led to. */
  state: string
  /** ISO 8601 with its offset. */
  at: string
  note: string | null
  visible: boolean
}
