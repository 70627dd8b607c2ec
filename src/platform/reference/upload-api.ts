import { Type, type Static } from 'typebox'
import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import { errors } from '../../kernel/errors/errors.js'
import { json } from '../../kernel/http/reply.js'
import { maySee } from '../applications/actor.js'
import { findCase } from '../applications/case-store.js'
import { loadCase } from '../applications/load-case.js'
import type { App } from '../app.js'
import { isApplicantOf } from '../cases/standing.js'
import { requireScope } from '../clients/require-scope.js'
import { mayBeAnonymous } from '../journey/contact.js'
import { holdUploads } from '../journey/draft-store.js'
import { serviceOf } from '../journey/draft.js'
import { cityOf, route, type CityContext } from '../request/context.js'
import { readFiles } from '../request/form.js'
import { takeUploads, uploadsOf } from '../uploads/uploads.js'
import { idOfKey, senderOf } from './id-of-key.js'
import { Lgd, LgdNumber } from './schemas.js'

const mostOfAct = 5

const Query = Type.Object({
  for: Type.String({
    minLength: 8,
    maxLength: 200,
    description: 'The Idempotency-Key of the filing or the act that follows',
  }),
  field: Type.String({
    maxLength: 60,
    description: 'A document of the form, or `photo` of an act',
  }),
  service: Type.Optional(Type.String({ maxLength: 60, description: 'What is going to be filed' })),
  number: Type.Optional(LgdNumber.properties.number),
  anonymous: Type.Optional(Type.Boolean({ description: 'As the filing is going to say' })),
})

/** What the file is for: whose it becomes, and what is taken there. */
interface Target {
  service: string
  sender: string
  subjectId: string
  accepts: 'image' | 'document' | 'audio'
  most: number
}

export const uploadApi = (app: App) => [
  route({
    method: 'POST',
    path: '/api/v1/tenants/:lgd/uploads',
    access: 'public',
    tag: 'Applications',
    summary: 'Send a file ahead of a filing (`service`) or an act (`number`) that names it',
    idempotent: true,
    limit: { capacity: 60, perSecond: 0.2 },
    bodyLimitBytes: 22_000_000,
    bodyType: 'multipart/form-data',
    params: Lgd,
    query: Query,
    body: Type.Object({ file: Type.Optional(Type.String({ description: 'The one file' })) }),
    answers: { 201: Type.Object({ id: Type.String(), field: Type.String() }) },
    handle: async (context, { query, request }) => {
      const city = cityOf(context)
      const { tenant, person, language } = city
      const target = await targetOf(city, query)
      const files = await readFiles(request)
      if (files.length === 0) throw errors.invalid([{ path: 'file', code: 'fault.file-required' }])
      const id = derivedUuid(tenant.id, target.sender, 'upload', city.idempotencyKey ?? '')
      const { subjectId, most, accepts } = target
      const before = await uploadsOf(app, tenant.id, subjectId)
      const others = before.filter((each) => each.id !== id && each.field === query.field)
      if (others.length + files.length > most || files.length > 1) {
        throw errors.invalid([{ path: 'file', code: 'fault.too-many-files' }])
      }
      // A filed case takes no more files, but says again what it was told before.
      const filed = await app.database.read({ tenant: tenant.id }, findCase([subjectId]))
      if (filed.length > 0 && before.every((each) => each.id !== id)) throw errors.conflict()
      await app.database.write(
        { tenant: tenant.id },
        holdUploads([subjectId, target.service, language]),
      )
      const { faults } = await takeUploads(app, tenant.id, {
        subjectId,
        files: files.map((file) => ({ ...file, field: query.field })),
        accepts: () => accepts,
        by: query.anonymous === true ? null : (person?.accountId ?? null),
        id,
      })
      if (faults.length > 0) throw errors.invalid(faults.map((each) => ({ ...each, path: 'file' })))
      return json({ id, field: query.field }, 201)
    },
  }),
]

async function targetOf(city: CityContext, query: Static<typeof Query>): Promise<Target> {
  const { app, tenant } = city
  if (query.number !== undefined) {
    if (!city.person) throw errors.notSignedIn()
    const { found, service } = await loadCase(app, tenant.id, query.number)
    const mayAct = maySee(service, found, city.person) || (await isApplicantOf(city, found))
    if (!mayAct) throw errors.notFound()
    if (query.field !== 'photo') throw unknownField()
    const sender = city.person.accountId
    const subjectId = idOfKey(city, sender, query.for)
    return { service: service.id, sender, subjectId, accepts: 'image', most: mostOfAct }
  }
  if (query.service === undefined) {
    throw errors.badRequest([{ path: 'query.service', code: 'fault.required' }])
  }
  const service = await serviceOf(city, query.service)
  if (city.client) requireScope(city, 'cases:file')
  const isAnonymous = query.anonymous === true || !city.person
  if (isAnonymous && !mayBeAnonymous(city, service)) throw errors.notSignedIn()
  const field = Object.hasOwn(service.form, query.field) ? service.form[query.field] : undefined
  if (field?.kind !== 'document') throw unknownField()
  const sender = senderOf(city, isAnonymous ? undefined : city.person)
  const subjectId = idOfKey(city, sender, query.for)
  return { service: service.id, sender, subjectId, accepts: field.accepts, most: field.most }
}

const unknownField = () => errors.badRequest([{ path: 'query.field', code: 'fault.unknown' }])
