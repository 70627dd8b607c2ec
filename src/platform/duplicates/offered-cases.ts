import { caseTitle } from '../cases/case-title.js'
import { partsOf } from '../journey/file-draft.js'
import type { CityContext } from '../request/context.js'
import type { Answers } from '../service-kit/answers.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { similarCases } from './similar-cases.js'

/** An open case near the place, in words that say nothing of who reported it. */
export interface OfferedCase {
  number: string
  text: string
}

const mostOffered = 3

/** Open cases that a report may be about as well, before it is sent; none without kind and ward. */
export async function offeredCases(
  context: CityContext,
  service: ServiceDeclaration,
  answers: Answers,
): Promise<OfferedCase[]> {
  const { app, tenant, t, language } = context
  const { category, place } = partsOf(service, answers)
  if (category === null || !place || place.wardId === null) return []
  const { wardId, landmark, lng, lat } = place
  const rows = await similarCases(app, tenant.id, {
    service: service.id,
    category,
    wardId,
    landmark,
    now: context.now,
    ...(lng !== null && lat !== null && { lng, lat }),
  })
  return Promise.all(
    rows.slice(0, mostOffered).map(async (row) => ({
      number: row.number,
      text: [
        await caseTitle(context, service, { category: row.category, title: '' }),
        row.landmark,
        app.country.formats.formatDate(row.filed_at, language, 'short'),
        t(`service.${row.service}.state.${row.state}.plain`),
      ]
        .filter(Boolean)
        .join(' · '),
    })),
  )
}
