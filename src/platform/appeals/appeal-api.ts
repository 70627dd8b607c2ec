import { Type } from 'typebox'
import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import { errors } from '../../kernel/errors/errors.js'
import { json } from '../../kernel/http/reply.js'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import type { App } from '../app.js'
import { maySee } from '../applications/actor.js'
import { loadCase, type LoadedCase } from '../applications/load-case.js'
import { remindOffice } from '../applications/remind-office.js'
import { isApplicantOf } from '../cases/standing.js'
import { Lgd, LgdNumber } from '../reference/schemas.js'
import { cityOf, personOf, route, type CityContext } from '../request/context.js'
import type { Appeal } from './appeal.js'
import {
  AppealDetail,
  DecisionBody,
  GroundBody,
  HearingBody,
  WaitingAppeal,
} from './appeal-schemas.js'
import { decideAppeal } from './decide-appeal.js'
import { visibleAppeal } from './desk-appeal-routes.js'
import { fileAppeal } from './file-appeal.js'
import { appealsOf } from './load-appeals.js'
import { setHearing } from './set-hearing.js'
import { waitingFor } from './waiting-appeals.js'
import { withdrawAppeal } from './withdraw-appeal.js'

const tag = 'Appeals'
const Many = Type.Object({ items: Type.Array(AppealDetail) })
const Done = Type.Object({ number: Type.String() })
const LgdId = Type.Object({
  lgd: Lgd.properties.lgd,
  id: Type.String({ pattern: uuidPattern }),
})
const ofCase = '/api/v1/tenants/:lgd/applications/:number'

/** Reminders and appeals for programs, with the permissions of the pages. */
export const appealApi = (app: App) => [
  route({
    method: 'POST',
    path: `${ofCase}/reminders`,
    access: 'signed-in',
    tag,
    summary: 'Remind the office of a case that is over its limit; once in some days',
    params: LgdNumber,
    answers: { 200: Done },
    handle: async (context, { params }) => {
      const { city, loaded } = await ownCase(app, cityOf(context), params.number)
      await remindOffice(app, { ...commandOf(city, loaded), ...loaded })
      return json({ number: loaded.found.number })
    },
  }),
  route({
    method: 'GET',
    path: `${ofCase}/appeals`,
    access: 'signed-in',
    tag,
    summary: 'The appeals of a case, for whoever filed it and for its office',
    params: LgdNumber,
    answers: { 200: Many },
    handle: async (context, { params }) => {
      const city = cityOf(context)
      const { found, service } = await loadCase(app, city.tenant.id, params.number)
      const isSeen = (await isApplicantOf(city, found)) || maySee(service, found, city.person)
      if (!isSeen) throw errors.notFound()
      return json({ items: (await appealsOf(app, city.tenant.id, found.id)).map(present) })
    },
  }),
  route({
    method: 'POST',
    path: `${ofCase}/appeals`,
    access: 'signed-in',
    tag,
    summary: 'Appeal against an outcome, or against waiting beyond the limit',
    idempotent: true,
    params: LgdNumber,
    body: GroundBody,
    answers: { 201: Many },
    handle: async (context, { params, body }) => {
      const { city, loaded } = await ownCase(app, cityOf(context), params.number)
      const id = derivedUuid(city.tenant.id, personOf(city).accountId, city.idempotencyKey ?? '')
      await fileAppeal(app, { ...commandOf(city, loaded), id, ground: body.ground })
      const appeals = await appealsOf(app, city.tenant.id, loaded.found.id)
      return json({ items: appeals.map(present) }, 201)
    },
  }),
  route({
    method: 'POST',
    path: `${ofCase}/appeals/withdrawal`,
    access: 'signed-in',
    tag,
    summary: 'Take the pending appeal back',
    params: LgdNumber,
    answers: { 200: Done },
    handle: async (context, { params }) => {
      const { city, loaded } = await ownCase(app, cityOf(context), params.number)
      await withdrawAppeal(app, commandOf(city, loaded))
      return json({ number: loaded.found.number })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/tenants/:lgd/appeals',
    access: { permission: 'desk.use' },
    tag,
    summary: 'The appeals that wait for the caller’s roles, most urgent first',
    params: Lgd,
    answers: { 200: Type.Object({ items: Type.Array(WaitingAppeal) }) },
    handle: async (context) => {
      const rows = await waitingFor(cityOf(context))
      return json({
        items: rows.map(({ row }) => ({
          id: row.id,
          number: row.number,
          service: row.service,
          level: row.level,
          role: row.role,
          filedAt: row.filed_at,
          dueAt: row.due_at,
        })),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tenants/:lgd/appeals/:id/hearing',
    access: { permission: 'desk.use' },
    tag,
    summary: 'Set when and where an appeal is heard',
    params: LgdId,
    body: HearingBody,
    answers: { 200: AppealDetail },
    handle: async (context, { params, body }) => {
      const city = cityOf(context)
      const loaded = await visibleAppeal(app, city, params.id)
      const person = personOf(city)
      await setHearing(app, { ...commandOf(city, loaded), loaded, person, ...body })
      return json(present((await visibleAppeal(app, city, params.id)).appeal))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tenants/:lgd/appeals/:id/decision',
    access: { permission: 'desk.use' },
    tag,
    summary: 'Decide an appeal by an order with reasons; may open the case again',
    params: LgdId,
    body: DecisionBody,
    answers: { 200: AppealDetail },
    handle: async (context, { params, body }) => {
      const city = cityOf(context)
      const loaded = await visibleAppeal(app, city, params.id)
      await decideAppeal(app, {
        ...commandOf(city, loaded),
        loaded,
        person: personOf(city),
        decision: body.decision,
        reasons: body.reasons,
        direction: body.direction ?? '',
        toState: body.toState ?? '',
      })
      return json(present((await visibleAppeal(app, city, params.id)).appeal))
    },
  }),
]

async function ownCase(
  app: App,
  city: CityContext,
  number: string,
): Promise<{ city: CityContext; loaded: LoadedCase }> {
  const loaded = await loadCase(app, city.tenant.id, number)
  if (!(await isApplicantOf(city, loaded.found))) throw errors.notFound()
  return { city, loaded }
}

const commandOf = <Loaded extends LoadedCase>(
  { tenant, person, now }: CityContext,
  loaded: Loaded,
) => ({ tenant, loaded, accountId: person?.accountId ?? null, channel: 'api' as const, now })

const present = ({
  id,
  level,
  role,
  ground,
  state,
  filedAt,
  dueAt,
  hearingAt,
  hearingPlace,
  decision,
  reasons,
  direction,
  decidedAt,
}: Appeal) => ({
  id,
  level,
  role,
  ground,
  state,
  filedAt,
  dueAt,
  hearingAt,
  hearingPlace,
  decision,
  reasons,
  direction,
  decidedAt,
})
