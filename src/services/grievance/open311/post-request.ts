import type { Fault } from '../../../kernel/errors/app-error.js'
import { errors } from '../../../kernel/errors/errors.js'
import { mayBeAnonymous } from '../../../platform/journey/contact.js'
import { partsOf } from '../../../platform/journey/file-draft.js'
import { unprovenParty } from '../../../platform/parties/unproven-party.js'
import type { CityContext } from '../../../platform/request/context.js'
import { open311Errors } from './errors.js'
import { identifyClient } from './identify-client.js'
import { offersOf, type Offer } from './offers.js'
import type { PostFields } from './post-fields.js'
import { postIds } from './post-id.js'
import { readReport } from './read-report.js'
import { findFiled } from './request-store.js'

export interface Posted {
  number: string
  offer: Offer
}

/**
 * Files what a program sent for someone. The number of that person is not proven, so it is kept for
 * the office and opens no account. The same request sent again gives the same number.
 */
export async function postRequest(
  city: CityContext,
  fields: PostFields,
  given: { apiKey: string; token: string },
): Promise<Posted> {
  const { app, tenant } = city
  const client = await identifyClient(city, given.apiKey)
  const offered = await offersOf(city)
  const code = fields.text('service_code')
  const offer = offered.offers.find((each) => each.code === code)
  if (!offer && code !== '') throw open311Errors.unknownService()
  const { answers, faults } = readReport(city, offered, fields)
  const contact = readContact(city, fields, faults)
  if (contact.mobile === undefined && !mayBeAnonymous(city, offered.service)) {
    if (!faults.some(({ path }) => path === 'phone')) {
      faults.push({ path: 'phone', code: 'fault.required' })
    }
  }
  const definition = app.catalogue.effective(tenant.id, offered.service.id)
  if (faults.length > 0 || !offer || !definition) throw errors.badRequest(faults)

  const fingerprint = fields.fingerprint()
  const ids = postIds(tenant.id, client.id, { token: given.token, fingerprint, now: city.now })
  const before = given.token === '' ? await filedAs(city, ids) : undefined
  if (before !== undefined) return { number: before, offer }
  const [id] = ids
  const isKnown = contact.name !== null || contact.mobile !== undefined
  const partyId = isKnown
    ? await unprovenParty(app, tenant.id, { caseId: id, language: city.language, ...contact })
    : null
  const filed = await app.filing.file({
    id,
    tenant,
    definition,
    ...partsOf(offered.service, answers),
    partyId,
    accountId: null,
    actor: { kind: 'client', id: client.id, name: client.name },
    channel: 'open311',
    language: city.language,
    photos: 0,
  })
  return { number: filed.number, offer }
}

/** The number under which one of these ids was filed. */
export async function filedAs(
  { app, tenant }: CityContext,
  ids: readonly string[],
): Promise<string | undefined> {
  const [row] = await app.database.read({ tenant: tenant.id }, findFiled(['grievance', [...ids]]))
  return row?.number
}

const longestName = 150

function readContact({ app }: CityContext, fields: PostFields, faults: Fault[]) {
  const name = ['first_name', 'last_name']
    .map((part) => fields.text(part))
    .filter((part) => part !== '')
    .join(' ')
  if (name.length > longestName) {
    faults.push({ path: 'first_name', code: 'fault.too-long', params: { most: longestName } })
  }
  const phone = fields.text('phone')
  const mobile = phone === '' ? undefined : app.country.validators.mobile(phone)
  if (mobile?.ok === false) faults.push({ path: 'phone', code: `fault.mobile-${mobile.problem}` })
  return { name: name === '' ? null : name, mobile: mobile?.ok ? mobile.value : undefined }
}
