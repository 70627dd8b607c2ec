import type { Answers } from '../service-kit/answers.js'
import type { PlaceAnswer } from '../service-kit/field.js'
import type { ServiceDeclaration } from '../service-kit/service.js'

/** What the other body knows of places and lists. */
export interface ElsewhereFacts {
  wardAt: (lng: number, lat: number) => string | undefined
  isCategory: (code: string) => boolean
}

/**
 * The answers that are good in another body too: of questions that it asks alike. A point within it
 * keeps its place and gets its ward; outside only the landmark goes along. A kind of problem that it
 * does not know is left for its desk to choose.
 */
export function carryAnswers(
  from: ServiceDeclaration,
  to: ServiceDeclaration,
  answers: Answers,
  facts: ElsewhereFacts,
): Answers {
  const carried = Object.entries(answers).flatMap(([name, value]) => {
    const field = to.form[name]
    if (!field || field.kind !== from.form[name]?.kind) return []
    if (field.kind === 'tree')
      return typeof value === 'string' && facts.isCategory(value) ? [[name, value]] : []
    if (field.kind === 'choice')
      return typeof value === 'string' && Object.hasOwn(field.of, value) ? [[name, value]] : []
    if (field.kind === 'place') return isPlace(value) ? [[name, carryPlace(value, facts)]] : []
    return [[name, value]]
  })
  return Object.fromEntries(carried) as Answers
}

function carryPlace({ landmark, lng, lat }: PlaceAnswer, facts: ElsewhereFacts): PlaceAnswer {
  const wardId = lng === null || lat === null ? undefined : facts.wardAt(lng, lat)
  return wardId === undefined
    ? { wardId: null, landmark, lng: null, lat: null }
    : { wardId, landmark, lng, lat }
}

const isPlace = (value: unknown): value is PlaceAnswer =>
  typeof value === 'object' && value !== null && 'landmark' in value && 'lng' in value
