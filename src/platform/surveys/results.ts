import type { Question } from './survey.js'

/** How often each value was given, by group; `null` is what was not stated. */
export interface Count {
  question: string
  value: string | null
  gender: string | null
  ageBand: string | null
  count: number
}

export interface Line {
  value: string | null
  count: number
  share: number
}

export interface QuestionResult {
  question: Question
  /** All who answered the survey, whether or not they answered this. */
  asked: number
  lines: readonly Line[]
  /** Shares by group; a group below `fewest` is not told apart. */
  groups: readonly { group: string | null; asked: number; lines: readonly Line[] }[]
}

/** Groups smaller than this could be recognised (k-anonymity, as for open data). */
export const fewest = 5

/** How many people of each group answered the survey at all. */
export interface People {
  gender: string | null
  ageBand: string | null
  count: number
}

/** Counts as tables: "not stated" is a line of its own, never left out. Pure. */
export function resultsOf(
  questions: readonly Question[],
  counts: readonly Count[],
  people: readonly People[],
  by: 'gender' | 'ageBand',
): QuestionResult[] {
  const asked = sum(people)
  const groups = [...new Set(people.map((each) => each[by]))]
    .map((group) => ({ group, size: sum(people.filter((each) => each[by] === group)) }))
    .filter(({ size }) => size >= fewest)
    .sort((a, b) => (a.group ?? '~').localeCompare(b.group ?? '~'))
  return questions
    .filter(({ kind }) => kind !== 'words')
    .map((question) => {
      const own = counts.filter((count) => count.question === question.id)
      return {
        question,
        asked,
        lines: linesOf(question, own, asked),
        groups: groups.map(({ group, size }) => ({
          group,
          asked: size,
          lines: linesOf(
            question,
            own.filter((count) => count[by] === group),
            size,
          ),
        })),
      }
    })
}

const sum = (counts: readonly { count: number }[]) =>
  counts.reduce((total, { count }) => total + count, 0)

function linesOf({ kind, of = {} }: Question, counts: readonly Count[], asked: number): Line[] {
  const values = kind === 'scale' ? ['5', '4', '3', '2', '1'] : Object.keys(of)
  return [...values, null].map((value) => {
    const count = sum(counts.filter((each) => each.value === value))
    return { value, count, share: asked === 0 ? 0 : count / asked }
  })
}
