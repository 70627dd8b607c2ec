import type { Level } from './level.js'

/** Who acts: a role of the city's staff, whoever the case is assigned to, or the person who filed. */
export type By = { readonly role: string } | 'assignee' | 'applicant'

/** What the person who acts must give. */
export type Need = 'reason' | 'note' | 'photo' | 'assignee' | 'department' | 'rating'

export interface Action {
  /** The state after it. Absent: the state stays (assign anew, comment, rate). */
  to?: string
  by: readonly By[]
  /** On the button: "Assign". */
  title: string
  /** In the applicant's timeline: "Given to {assignee}". Absent: the applicant does not see it. */
  plain?: string
  needs?: readonly Need[]
  /** May be given as well. */
  takes?: readonly Need[]
  /** Reasons to choose from, value to label. */
  reasons?: Readonly<Record<string, string>>
  style?: 'primary' | 'quiet' | 'danger'
  /** CEL over `answers` and `case`; absent means always possible. */
  when?: string
}

/** A deemed outcome. It runs from the first state that has one, and rests for the applicant. */
export interface Deemed {
  after: Level
  /** An end of the workflow. */
  to: string
  /** Act and section, as the applicant reads it: "Section 4(2), Building Permissions Act 2010". */
  law: string
}

export interface State {
  /** For the desk: "To be assigned". */
  title: string
  /** For the applicant: "Waiting to be given to someone". */
  plain: string
  /** The role whose work this is; a state without one waits for the applicant or is an end. */
  holder?: string
  /** Absent: this state's time is not measured. `category`: as the chosen category says. */
  level?: Level | 'category'
  /** The clock rests: the office waits for the person who filed. */
  waitsForApplicant?: boolean
  /** Where the law decides when the office does not: after so long the case goes to that end. */
  deemed?: Deemed
  /** An end, as it is counted. An end may still allow actions (re-open, rate). */
  outcome?: 'granted' | 'resolved' | 'refused' | 'withdrawn'
  on: Readonly<Record<string, Action>>
}

export interface Workflow {
  start: string
  states: Readonly<Record<string, State>>
}

export const role = (name: string): By => ({ role: name })
