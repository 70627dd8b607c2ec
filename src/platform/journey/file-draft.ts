import { errors } from '../../kernel/errors/errors.js'
import { partyOf } from '../parties/party.js'
import type { CityContext } from '../request/context.js'
import { checkAnswers } from '../service-kit/check-answers.js'
import type { Answers } from '../service-kit/answers.js'
import type { PlaceAnswer } from '../service-kit/field.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { closeDraft } from './draft-store.js'
import type { Draft } from './draft.js'
import { loadFacts, type JourneyFacts } from './facts.js'

export interface Filer {
  accountId: string
  name: string | null
  mobile: string | undefined
}

/** The answers of a draft as a whole; sends the reader to the first page that is not right. */
export function checkDraft(draft: Draft, facts: JourneyFacts) {
  return checkAnswers(draft.service, draft.answers, facts)
}

/** Files a checked draft. Sending it twice gives the same number. */
export async function fileDraft(context: CityContext, draft: Draft, filer: Filer | undefined) {
  const { app, tenant, language } = context
  const definition = app.catalogue.effective(tenant.id, draft.service.id)
  if (!definition) throw errors.notFound()
  const facts = await loadFacts(context, draft.service, draft.id)
  const { answers, faults } = checkDraft(draft, facts)
  if (faults.length > 0) throw errors.invalid(faults)
  const partyId = filer ? await partyOf(app, tenant.id, { ...filer, language }) : null
  const filed = await app.filing.file({
    id: draft.id,
    tenant,
    definition,
    ...partsOf(draft.service, answers),
    partyId,
    accountId: filer?.accountId ?? null,
    actor: { kind: 'resident', id: filer?.accountId ?? null, name: filer?.name ?? null },
    channel: 'web',
    language,
    photos: facts.uploads.filter((upload) => upload.isImage).length,
  })
  await app.database.write({ tenant: tenant.id }, closeDraft([draft.id, filed.id]))
  return filed
}

/** What a filing keeps in columns of its own besides the answers. */
export function partsOf(service: ServiceDeclaration, answers: Answers) {
  const named = (kind: 'tree' | 'place') =>
    Object.entries(service.form).find(([, field]) => field.kind === kind)?.[0]
  const tree = named('tree')
  const where = named('place')
  const category = tree === undefined ? null : answers[tree]
  const place = where === undefined ? undefined : answers[where]
  return {
    answers,
    category: typeof category === 'string' ? category : null,
    place: isPlace(place) ? place : undefined,
  }
}

const isPlace = (value: unknown): value is PlaceAnswer =>
  typeof value === 'object' && value !== null && 'landmark' in value
