import type { Fault } from '../../kernel/errors/app-error.js'
import { cleanText } from '../service-kit/clean-text.js'
import { mostWords, scale, type Question, type SurveyAnswers } from './survey.js'

/**
 * Answers as a form gives them: `q.<id>`, and `q.<id>.<value>` for each tick of several.
 * Every fault is told; what was not answered is left out, and counted as not stated. Pure.
 */
export function readAnswers(
  questions: readonly Question[],
  text: (path: string) => string,
  holdsNationalId: (text: string) => boolean,
): { answers: SurveyAnswers; faults: Fault[] } {
  const faults: Fault[] = []
  const answers: Record<string, string | string[]> = {}
  for (const question of questions) {
    const path = `q.${question.id}`
    const given = readOne(question, path, text, faults, holdsNationalId)
    const isEmpty = given === undefined || given.length === 0
    if (!isEmpty) answers[question.id] = given
    else if (question.required && !faults.some((fault) => fault.path === path)) {
      faults.push({ path, code: 'fault.required' })
    }
  }
  return { answers, faults }
}

function readOne(
  { kind, of = {} }: Question,
  path: string,
  text: (path: string) => string,
  faults: Fault[],
  holdsNationalId: (text: string) => boolean,
): string | string[] | undefined {
  const given = text(path).trim()
  switch (kind) {
    case 'one':
    case 'scale': {
      if (given === '') return undefined
      const known =
        kind === 'scale' ? scale.some((step) => step === given) : Object.hasOwn(of, given)
      if (!known) faults.push({ path, code: 'fault.choice' })
      return known ? given : undefined
    }
    case 'many':
      return Object.keys(of).filter((value) => text(`${path}.${value}`) !== '')
    case 'words': {
      const words = cleanText(given)
      if (Array.from(words).length > mostWords) {
        faults.push({ path, code: 'fault.too-long', params: { most: mostWords } })
      }
      if (holdsNationalId(words)) faults.push({ path, code: 'fault.national-id' })
      return words
    }
  }
}
