import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { sendOtp, checkOtp } from '../identity/otp.js'
import { personFor, personsOfMobile } from '../identity/residents.js'
import { faultsOf } from '../request/form.js'
import { checkContact } from '../journey/contact.js'
import { loadFacts } from '../journey/facts.js'
import { partsOf } from '../journey/file-draft.js'
import { partyOf } from '../parties/party.js'
import { personOf, type CityContext } from '../request/context.js'
import type { Form } from '../request/form.js'
import { checkAnswers } from '../service-kit/check-answers.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { nameOf } from '../tenancy/tenant.js'
import { takeUploads } from '../uploads/uploads.js'
import { countOfDay, saveAssisted } from './counter-store.js'

/** How a case comes to the office by somebody's hand. */
export type Desk = 'counter' | 'call-centre' | 'operator'

/** How it is known that the person wants it: they stand there, call, gave a code, signed a slip. */
export type Presence = 'counter' | 'call' | 'otp' | 'slip'

export interface IntakeResult {
  number?: string
  faults: Fault[]
}

/** What one operator of a service centre may file on a day, unless the city says otherwise. */
const dailyCap = 200

export const presenceOf = (desk: Desk, form: Form): Presence =>
  desk === 'counter'
    ? 'counter'
    : desk === 'call-centre'
      ? 'call'
      : form.text('presence') === 'slip'
        ? 'slip'
        : 'otp'

/**
 * Files a case for a person who is there, on the line, or at a service centre. Every fault is told;
 * the same page sent twice files once.
 */
export async function fileForPerson(
  city: CityContext,
  service: ServiceDeclaration,
  desk: Desk,
  form: Form,
): Promise<IntakeResult> {
  const { app, tenant, now } = city
  const clerk = personOf(city)
  const id = form.text('filing')
  if (!new RegExp(uuidPattern).test(id)) throw errors.badRequest()
  const definition = app.catalogue.effective(tenant.id, service.id)
  if (!definition) throw errors.notFound()
  const { mobile, faults } = checkContact(app, {
    name: form.text('name'),
    mobile: form.text('mobile'),
    anonymous: false,
    nameRequired: true,
  })
  const uploads = await takeUploads(app, tenant.id, {
    subjectId: id,
    files: form.files.filter((file) => file.field !== 'slip'),
    accepts: (field) => {
      const declared = service.form[field]
      return declared?.kind === 'document' ? declared.accepts : undefined
    },
    by: clerk.accountId,
  })
  faults.push(...uploads.faults)
  const facts = await loadFacts(city, service, id)
  const checked = checkAnswers(service, answersOf(service, form), facts)
  faults.push(...checked.faults)
  if (!form.has('consent')) faults.push({ path: 'consent', code: 'fault.consent-read' })
  const presence = presenceOf(desk, form)
  // Last and only when all else is right: a code works once.
  if (desk === 'operator' && faults.length === 0) {
    faults.push(...(await checkPresence(city, form, presence, mobile)))
  }
  if (faults.length > 0 || mobile === undefined) return { faults }

  const language = tenant.languages.find((tag) => tag === form.text('language')) ?? city.language
  const person = await personFor(app, { mobile, name: form.text('name').trim(), language })
  const partyId = await partyOf(app, tenant.id, {
    accountId: person.id,
    name: person.name,
    mobile,
    language,
  })
  const filed = await app.filing.file({
    id,
    tenant,
    definition,
    ...partsOf(service, checked.answers),
    partyId,
    accountId: person.id,
    actor: {
      kind: desk === 'operator' ? 'operator' : 'staff',
      id: clerk.accountId,
      name: clerk.name,
    },
    channel: desk,
    language,
    photos: facts.uploads.filter((upload) => upload.isImage).length,
  })
  const day = app.country.calendar.legalDateOf(now)
  const centre = form.text('centre').trim().slice(0, 60) || null
  await app.database.write(
    { tenant: tenant.id },
    saveAssisted([id, clerk.accountId, clerk.name, centre, presence, day]),
  )
  return { number: filed.number, faults: [] }
}

/** The form's raw values, as the checks take them; documents are files. */
function answersOf(service: ServiceDeclaration, form: Form): Record<string, unknown> {
  const typed = form.nested()
  return Object.fromEntries(
    Object.entries(service.form)
      .filter(([, field]) => field.kind !== 'document')
      .map(([name]) => [name, typed[name] ?? '']),
  )
}

/** At a service centre the person proves that they are there: a code on their phone, or a signed slip. */
async function checkPresence(
  city: CityContext,
  form: Form,
  presence: Presence,
  mobile: string | undefined,
): Promise<Fault[]> {
  const { app, tenant, now } = city
  const clerk = personOf(city)
  const day = app.country.calendar.legalDateOf(now)
  const [row] = await app.database.read({ tenant: tenant.id }, countOfDay([clerk.accountId, day]))
  const faults: Fault[] = []
  if ((row?.filed ?? 0) >= dailyCap) {
    faults.push({ path: 'centre', code: 'fault.daily-cap', params: { most: dailyCap } })
  }
  if (form.text('centre').trim() === '') faults.push({ path: 'centre', code: 'fault.required' })
  if (presence === 'slip') {
    const slip = form.files.filter((file) => file.field === 'slip')
    const taken = await takeUploads(app, tenant.id, {
      subjectId: form.text('filing'),
      files: slip,
      accepts: () => 'document',
      visibility: 'internal',
      by: clerk.accountId,
    })
    if (taken.taken === 0)
      faults.push(...taken.faults, { path: 'slip', code: 'fault.file-required' })
    return faults
  }
  if (mobile === undefined || faults.length > 0) return faults
  try {
    const proven = await checkOtp(app, {
      id: form.text('otpId'),
      purpose: `file:${form.text('filing')}`,
      code: form.text('code'),
    })
    if (!proven.equals(app.keys.blindIndex('mobile', mobile))) {
      faults.push({ path: 'code', code: 'fault.otp-unknown' })
    }
  } catch (error) {
    faults.push(...faultsOf(error))
  }
  return faults
}

/** Sends the person a code for this very filing; gives the id to check it with. */
export async function sendPresenceCode(city: CityContext, filing: string, mobile: string) {
  const { app, tenant, t, ip, language } = city
  return sendOtp(app, {
    mobile,
    purpose: `file:${filing}`,
    ip,
    city: nameOf(tenant, language),
    t,
  })
}

/** The people who use a number, and the number itself as it is kept; faults where it is none. */
export async function findByMobile(city: CityContext, text: string) {
  const { app } = city
  const checked = app.country.validators.mobile(text)
  if (!checked.ok) {
    const faults: Fault[] = [{ path: 'mobile', code: `fault.mobile-${checked.problem}` }]
    return { mobile: undefined, persons: [], faults }
  }
  const persons = await personsOfMobile(app, app.keys.blindIndex('mobile', checked.value))
  return { mobile: checked.value, persons, faults: [] }
}
