import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import type { App } from '../app.js'
import { listSimilar, type SimilarCase } from './similar-store.js'

const days = 60
const mostLooked = 100
const mostShown = 5

/**
 * Open cases of the same kind in the same ward, nearest first where both have a point, else the ones
 * whose landmark shares words, else the newest.
 */
export async function similarCases(
  app: App,
  tenantId: number,
  given: {
    service: string
    category: string
    wardId: string | null
    landmark?: string
    lng?: number
    lat?: number
    now: Date
  },
): Promise<SimilarCase[]> {
  const { service, category, wardId, now } = given
  if (category === '' || (wardId !== null && !new RegExp(uuidPattern).test(wardId))) return []
  const since = new Date(now.getTime() - days * 86_400_000)
  const rows = await app.database.read(
    { tenant: tenantId },
    listSimilar([service, category, wardId, since, mostLooked]),
  )
  const score = (row: SimilarCase) =>
    sharedWords(row.landmark, given.landmark) - distance(row, given)
  return rows.toSorted((a, b) => score(b) - score(a)).slice(0, mostShown)
}

/** In hundreds of metres, roughly; a kilometre where one of them has no point. */
function distance(row: SimilarCase, given: { lng?: number; lat?: number }): number {
  if (row.lng === null || row.lat === null) return 10
  if (given.lng === undefined || given.lat === undefined) return 10
  return Math.min(50, Math.hypot(row.lng - given.lng, row.lat - given.lat) * 1_100)
}

const wordsOf = (text: string | null | undefined) =>
  new Set(
    (text ?? '')
      .normalize('NFC')
      .toLocaleLowerCase()
      .split(/[^\p{L}\p{N}\p{M}]+/u)
      .filter((word) => word.length > 2),
  )

function sharedWords(a: string | null, b: string | undefined): number {
  const own = wordsOf(a)
  return [...wordsOf(b)].filter((word) => own.has(word)).length * 10
}
