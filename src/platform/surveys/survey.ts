import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'

const Words = Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 2_000 }))

/** One question, its words by language. */
export const Question = Type.Object({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,30}$' }),
  kind: Type.Union([
    Type.Literal('one'),
    Type.Literal('many'),
    Type.Literal('scale'),
    Type.Literal('words'),
  ]),
  label: Words,
  /** Choices of `one` and `many`. */
  of: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z0-9-]{1,40}$' }), Words)),
  required: Type.Boolean(),
})
export type Question = Static<typeof Question>

export const Questions = Type.Array(Question, { minItems: 1, maxItems: 40 })
const checker = Compile(Questions)
export const areQuestions = (value: unknown): value is Question[] => checker.Check(value)

export interface Survey {
  id: string
  slug: string
  kind: 'survey' | 'consultation'
  status: 'draft' | 'open' | 'closed'
  title: Readonly<Record<string, string>>
  about: Readonly<Record<string, string>>
  questions: readonly Question[]
  opensOn: string
  closesOn: string
  resultsPublic: boolean
  version: number
}

/** The steps of a scale, worst first. */
export const scale = ['1', '2', '3', '4', '5'] as const

export const mostWords = 2_000

export type SurveyAnswers = Readonly<Record<string, string | readonly string[]>>

/** True on a day on which answers are taken. Dates are those of the city. Pure. */
export const takesAnswers = (survey: Survey, today: string): boolean =>
  survey.status === 'open' && survey.opensOn <= today && today <= survey.closesOn
