import { Type } from 'typebox'
import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { json } from '../../kernel/http/reply.js'
import { actOnApplication, type ActInput } from '../applications/act.js'
import { maySee, possibleActions } from '../applications/actor.js'
import {
  loadCase,
  loadStory,
  type LoadedCase,
  type LoadedStory,
} from '../applications/load-case.js'
import type { App } from '../app.js'
import { isOwnCase } from '../clients/own-case.js'
import { requireScope } from '../clients/require-scope.js'
import { assigneeName, departmentsOf } from '../cases/choices.js'
import { isApplicantOf } from '../cases/standing.js'
import { mobileOf } from '../identity/residents.js'
import { mayBeAnonymous } from '../journey/contact.js'
import { serviceOf } from '../journey/draft.js'
import { loadFacts } from '../journey/facts.js'
import { partsOf } from '../journey/file-draft.js'
import { partyOf } from '../parties/party.js'
import { cityOf, route, type CityContext } from '../request/context.js'
import { checkAnswers } from '../service-kit/check-answers.js'
import { moveUploads } from '../uploads/upload-store.js'
import { idOfKey, senderOf } from './id-of-key.js'
import { uploadFaults, uploadsMissing } from './upload-faults.js'
import { ActBody, CaseDetail, FileBody, Lgd, LgdNumber } from './schemas.js'

export const applicationApi = (app: App) => [
  route({
    method: 'POST',
    path: '/api/v1/tenants/:lgd/services/:service/applications',
    access: 'public',
    tag: 'Applications',
    summary: 'File a case: signed in, or anonymously where the city allows it',
    idempotent: true,
    limit: { capacity: 5_000, perSecond: 500 },
    params: Type.Object({ lgd: Lgd.properties.lgd, service: Type.String() }),
    body: FileBody,
    answers: { 201: Type.Object({ id: Type.String(), number: Type.String() }) },
    handle: async (context, { params, body }) => {
      const city = cityOf(context)
      const service = await serviceOf(city, params.service)
      const definition = app.catalogue.effective(city.tenant.id, service.id)
      if (!definition) throw errors.notFound()
      const { person } = city
      const client = city.client && requireScope(city, 'cases:file')
      const isAnonymous = body.anonymous === true || !person
      if (isAnonymous && !mayBeAnonymous(city, service)) throw errors.notSignedIn()
      const filer = isAnonymous ? undefined : person
      const id = idOfKey(city, senderOf(city, filer))
      const facts = await loadFacts(city, service, body.uploads === undefined ? undefined : id)
      const { answers, faults } = checkAnswers(service, body.answers, facts)
      const occurredAt = occurredAtOf(body.occurredAt, { from: earliest, to: city.now }, faults)
      const count = facts.uploads.length
      if (body.uploads !== undefined) faults.push(...uploadFaults(body.uploads, count))
      if (faults.length > 0) {
        throw errors.invalid(
          faults.map((fault) => ({
            ...fault,
            path: /^(occurredAt|uploads)$/.test(fault.path) ? fault.path : `answers.${fault.path}`,
          })),
        )
      }
      const mobile = filer ? await cachedMobile(app, filer.accountId) : undefined
      const partyId = filer
        ? await cachedParty(app, city, filer.accountId, filer.name, mobile)
        : null
      const filed = await app.filing.file({
        id,
        tenant: city.tenant,
        definition,
        ...partsOf(service, answers),
        partyId,
        accountId: filer?.accountId ?? null,
        actor: client
          ? { kind: 'client', id: client.id, name: client.name }
          : { kind: 'resident', id: filer?.accountId ?? null, name: filer?.name ?? null },
        channel: 'api',
        language: city.language,
        photos: facts.uploads.filter((upload) => upload.isImage).length,
        ...(occurredAt && { occurredAt }),
      })
      return json({ id: filed.id, number: filed.number }, 201)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/tenants/:lgd/applications/:number',
    access: 'public',
    tag: 'Applications',
    summary: 'A case, with what the caller may do; answers only for those who may see them',
    limit: { capacity: 2_000, perSecond: 500 },
    params: LgdNumber,
    answers: { 200: CaseDetail },
    handle: async (context, { params }) => {
      const city = cityOf(context)
      return json(await present(city, await loadStory(app, city.tenant.id, params.number)))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tenants/:lgd/applications/:number/actions',
    access: 'signed-in',
    tag: 'Applications',
    summary: 'Act on a case; refused when someone acted since the version that was seen',
    idempotent: true,
    params: LgdNumber,
    body: ActBody,
    answers: { 200: CaseDetail },
    handle: async (context, { params, body }) => {
      const city = cityOf(context)
      const loaded = await loadCase(app, city.tenant.id, params.number)
      const isApplicant = await isApplicantOf(city, loaded.found)
      if (!isApplicant && !maySee(loaded.service, loaded.found, city.person))
        throw errors.notFound()
      const commandId = idOfKey(city, city.person?.accountId ?? '')
      const { uploads } = body
      const faults = await uploadsMissing(city, loaded.found, commandId, uploads)
      const { filedAt } = loaded.found
      const occurredAt = occurredAtOf(body.occurredAt, { from: filedAt, to: city.now }, faults)
      if (faults.length > 0) throw errors.invalid(faults)
      const input = await inputOf(city, loaded, body)
      if (uploads !== undefined) input.photos = uploads
      await actOnApplication(app, {
        tenant: city.tenant,
        service: loaded.service,
        found: loaded.found,
        seenVersion: body.version,
        actionId: body.action,
        input,
        person: city.person,
        isApplicant,
        channel: 'api',
        commandId,
        ...(uploads !== undefined && { together: [moveUploads([commandId, loaded.found.id])] }),
        ...(occurredAt && { occurredAt }),
        now: city.now,
      })
      return json(await present(city, await loadStory(app, city.tenant.id, params.number)))
    },
  }),
]

/** What happened before is no case, but a slip of the pen. */
const earliest = new Date('1900-01-01T00:00:00Z')

function occurredAtOf(
  text: string | undefined,
  range: { from: Date; to: Date },
  faults: Fault[],
): Date | undefined {
  if (text === undefined) return undefined
  const at = new Date(text)
  if (/^\d{4}-\d\d-\d\dT/.test(text) && at >= range.from && at <= range.to) return at
  faults.push({ path: 'occurredAt', code: 'fault.date' })
  return undefined
}

async function inputOf(
  city: CityContext,
  loaded: LoadedCase,
  body: {
    note?: string
    reason?: string
    rating?: number
    assigneeId?: string
    department?: string
  },
): Promise<ActInput> {
  const { assigneeId, department, note, reason, rating } = body
  const input: ActInput = {
    ...(note !== undefined && { note }),
    ...(reason !== undefined && { reason }),
    ...(rating !== undefined && { rating }),
  }
  if (note !== undefined && city.app.country.validators.holdsNationalId(note)) {
    throw errors.invalid([{ path: 'note', code: 'fault.national-id' }])
  }
  if (assigneeId !== undefined) {
    const name = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(assigneeId)
      ? await assigneeName(city, loaded, assigneeId)
      : undefined
    if (name === undefined) throw errors.invalid([{ path: 'assigneeId', code: 'fault.choice' }])
    Object.assign(input, { assigneeId, assigneeName: name })
  }
  if (department !== undefined) {
    const chosen = (await departmentsOf(city)).find((each) => each.value === department)
    if (!chosen) throw errors.invalid([{ path: 'department', code: 'fault.choice' }])
    Object.assign(input, { department, departmentName: chosen.label })
  }
  return input
}

async function present(city: CityContext, { found, service, steps }: LoadedStory) {
  const { tenant, person, now } = city
  const isApplicant = await isApplicantOf(city, found)
  const isStaff = maySee(service, found, person)
  const mayRead = isApplicant || isStaff || (await isOwnCase(city, found.id))
  const reopenDays = tenant.settings.reopenDays ?? service.reopenDays ?? 0
  const possible = possibleActions(service, found, { person, isApplicant }, { now, reopenDays })
  return {
    number: found.number,
    service: found.service,
    category: found.category,
    title: found.title,
    state: found.state,
    open: found.open,
    wardId: found.wardId,
    dueAt: found.dueAt,
    filedAt: found.filedAt,
    version: found.version,
    assignee: found.assigneeName,
    actions: possible.map(({ id }) => id),
    ...(mayRead && { answers: found.answers }),
    steps: steps
      .filter((step) => step.visible || isStaff)
      .map(({ version, action, state, at, note }) => ({
        version,
        action,
        state,
        at,
        note: mayRead ? note : null,
      })),
  }
}

// Who someone is changes rarely; a busy client files many times a minute.
const mobiles = new Map<string, string | undefined>()
const parties = new Map<string, string>()
const mostKept = 10_000

async function cachedMobile(app: App, accountId: string): Promise<string | undefined> {
  if (mobiles.size > mostKept) mobiles.clear()
  if (!mobiles.has(accountId)) mobiles.set(accountId, await mobileOf(app, accountId))
  return mobiles.get(accountId)
}

async function cachedParty(
  app: App,
  city: CityContext,
  accountId: string,
  name: string | null,
  mobile: string | undefined,
): Promise<string> {
  const key = `${city.tenant.id} ${accountId}`
  if (parties.size > mostKept) parties.clear()
  const known = parties.get(key)
  if (known !== undefined) return known
  const made = await partyOf(app, city.tenant.id, {
    accountId,
    name,
    mobile,
    language: city.language,
  })
  parties.set(key, made)
  return made
}
