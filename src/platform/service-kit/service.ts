import type { DataRule, Field } from './field.js'
import type { Workflow } from './workflow.js'

/** One line of a fee: integer paise, and why. */
export interface FeeLine {
  head: string
  label: string
  amountPaise: number
  why: {
    rule: string
    rate: string
    source: string
    inputs: Readonly<Record<string, string | number>>
  }
}

/** Pure: no clock, no database. `answers` are those of the form. */
export type FeeCalculator = (answers: Readonly<Record<string, unknown>>) => {
  lines: FeeLine[]
  problems: string[]
}

export interface Page {
  order: number
  title: string
  hint?: string
  /** CEL over `answers`; absent means always shown. */
  when?: string
}

/** What may be changed by a state or a city: nothing, less, more, or everything. */
export type Freedom = 'fixed' | 'restrict' | 'extend' | 'free'

/** Who hears an appeal, and how long that may take. */
export interface AppealAuthority {
  /** A role of the city's staff. */
  role: string
  decideWithinDays: number
}

/** What an applicant may do who does not agree, or waits in vain: first appeal, second, … */
export interface AppealRule {
  /** After the outcome, or after the decision of the appeal before it. */
  withinDays: number
  authorities: readonly AppealAuthority[]
}

/** A municipal service: one readable value, from which everything else derives. */
export interface ServiceDeclaration {
  id: string
  title: string
  /** What it is for and what it takes, shown before anything is asked. */
  summary: string
  icon: 'pin' | 'tree' | 'home' | 'paper' | 'drop' | 'shop'
  /** The verb of the task: "Report a problem". */
  verb: string
  /** True where a city may let people file without saying who they are. */
  anonymous: boolean
  /** The office that gets it when no category says otherwise. */
  department: string
  /** Applies to each field that does not say otherwise. */
  data: DataRule
  pages: Readonly<Record<string, Page>>
  form: Readonly<Record<string, Field>>
  workflow: Workflow
  /** Which actions a resident may still take on an end, and for how many days. */
  reopenDays?: number
  /** Code of the escalation ladder; a category may name another. */
  ladder?: string
  /** Absent: no appeal inside the city. */
  appeal?: AppealRule
  fees?: FeeCalculator
  /** What is issued when the case ends in `granted`. */
  issues?: { register: string; title: string; validForMonths: number }
  freedom?: Readonly<Record<string, Freedom>>
  /** Names of the roles that the workflow uses, as staff read them. */
  roles: Readonly<Record<string, string>>
  /** Things to do before filing, and what is not the city's: shown on the start page. */
  before?: readonly string[]
}
