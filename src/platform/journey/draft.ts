import { AppError } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import type { CityContext } from '../request/context.js'
import { browserDigest } from '../request/browser.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { findDraft, saveDraft } from './draft-store.js'

/** Answers on their way. The id becomes the case's id, so that sending twice files once. */
export interface Draft {
  id: string
  service: ServiceDeclaration
  /** As they were typed; checked page by page and as a whole before filing. */
  answers: Record<string, unknown>
  contact: DraftContact
  filedId: string | null
}

export interface DraftContact {
  name?: string
  mobile?: string
  anonymous?: boolean
  otpId?: string
  consent?: boolean
  /** Categories whose warning was seen. */
  warned?: string
}

/**
 * The service of the address, where the city offers it here. Throws `not-found`, `service-off` when
 * the city has switched it off, and `service-elsewhere` when it runs it in another system.
 */
export async function serviceOf(context: CityContext, id: string): Promise<ServiceDeclaration> {
  const definition = context.app.catalogue.effective(context.tenant.id, id)
  if (!definition || context.tenant.status !== 'live') throw errors.notFound()
  const binding = (await context.app.bindings.of(context.tenant.id)).get(id)
  if (binding?.mode === 'off') throw new AppError('service-off', 409)
  if (binding && binding.mode !== 'here') {
    throw new AppError('service-elsewhere', 409, { params: { url: binding.url ?? '' } })
  }
  return definition.service
}

/** This browser's draft. Throws `not-found`, also for a draft of another browser. */
export async function loadDraft(
  context: CityContext,
  serviceId: string,
  id: string,
): Promise<Draft> {
  const service = context.app.catalogue.find(serviceId)
  if (!service) throw errors.notFound()
  const [row] = await context.app.database.read(
    { tenant: context.tenant.id },
    findDraft([id, browserDigest(context)]),
  )
  if (!row || row.service !== serviceId) throw errors.notFound()
  // Written only by `keepDraft` below.
  const contact = row.contact as DraftContact
  return { id: row.id, service, answers: row.answers, contact, filedId: row.filed_id }
}

export async function keepDraft(context: CityContext, draft: Draft): Promise<void> {
  const contact = { ...draft.contact, browser: browserDigest(context) }
  await context.app.database.write(
    { tenant: context.tenant.id },
    saveDraft([
      draft.id,
      draft.service.id,
      JSON.stringify(draft.answers),
      JSON.stringify(contact),
      context.language,
    ]),
  )
}
