import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { redirect } from '../../kernel/http/reply.js'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import { AppError } from '../../kernel/errors/app-error.js'
import { maySee } from '../applications/actor.js'
import { loadCase } from '../applications/load-case.js'
import type { App } from '../app.js'
import { takeAction } from '../cases/take-action.js'
import { cityOf, may, route } from '../request/context.js'
import { showFaults } from '../request/form.js'
import { deskCasePage } from './case-page.js'
import { fieldPage, queryOf } from './field-page.js'
import { inboxPage } from './inbox-page.js'

const City = Type.Object({ city: Type.String() })
const CaseParams = Type.Object({ city: Type.String(), number: Type.String({ maxLength: 30 }) })
const Place = Type.Object({ lng: Type.Optional(Type.Number()), lat: Type.Optional(Type.Number()) })
const access = { permission: 'desk.use' }

/** Where a day at the desk begins, by what the person does; everyone else begins with the inbox. */
const homes: readonly (readonly [permission: string, page: string])[] = [
  ['numbers.read', 'home'],
  ['case.work-in-field', 'field'],
  ['counter.use', 'counter'],
  ['operator.use', 'operator'],
]

export const deskRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/desk/:city',
    access,
    params: City,
    handle: (context) => {
      const { tenant } = cityOf(context)
      const [, home = 'inbox/office'] = homes.find(([permission]) => may(context, permission)) ?? []
      return redirect(`/desk/${tenant.slug}/${home}`)
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/inbox/:view',
    access,
    params: Type.Object({
      city: Type.String(),
      view: Type.Union(
        ['mine', 'office', 'near', 'overdue', 'all'].map((view) => Type.Literal(view)),
      ),
    }),
    query: Type.Object({
      service: Type.Optional(Type.String({ maxLength: 60 })),
      ward: Type.Optional(Type.Union([Type.Literal(''), Type.String({ pattern: uuidPattern })])),
      q: Type.Optional(Type.String({ maxLength: 100 })),
      sort: Type.Optional(Type.Union([Type.Literal('due'), Type.Literal('newest')])),
      after: Type.Optional(Type.String({ maxLength: 80 })),
    }),
    handle: (context, { params, query }) => {
      const view = viewOf(params.view)
      return inboxPage(cityOf(context), { view, ...query })
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/field',
    access,
    params: City,
    query: Place,
    handle: (context, { query }) => fieldPage(cityOf(context), { at: placeOf(query) }),
  }),
  route({
    method: 'POST',
    path: '/desk/:city/field/:number',
    access,
    bodyLimitBytes: 64_000_000,
    params: CaseParams,
    query: Place,
    body: Type.Unknown(),
    handle: async (context, { params, query, request }) => {
      const city = cityOf(context)
      const loaded = await loadCase(app, city.tenant.id, params.number)
      if (!maySee(loaded.service, loaded.found, city.person)) throw errors.notFound()
      const at = placeOf(query)
      const { number } = loaded.found
      try {
        const taken = await takeAction(city, loaded, false, request, 'field')
        const { note } = taken
        if (taken.faults.length === 0)
          return redirect(`/desk/${city.tenant.slug}/field${queryOf(at)}`)
        const faults = showFaults(city, taken.faults)
        return await fieldPage(city, { at, tried: { number, faults, note, conflict: false } })
      } catch (error) {
        if (!isConflict(error)) throw error
        return fieldPage(city, { at, tried: { number, faults: [], note: '', conflict: true } })
      }
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/case/:number',
    access,
    params: CaseParams,
    handle: async (context, { params }) => {
      const city = cityOf(context)
      const loaded = await loadCase(app, city.tenant.id, params.number)
      if (!maySee(loaded.service, loaded.found, city.person)) throw errors.notFound()
      return deskCasePage(city, loaded, { faults: [] })
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/case/:number',
    access,
    bodyLimitBytes: 64_000_000,
    params: CaseParams,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const loaded = await loadCase(app, city.tenant.id, params.number)
      if (!maySee(loaded.service, loaded.found, city.person)) throw errors.notFound()
      const here = `/desk/${city.tenant.slug}/case/${loaded.found.number}`
      try {
        const taken = await takeAction(city, loaded, false, request, 'web')
        if (taken.faults.length === 0) return redirect(here)
        const faults = showFaults(city, taken.faults)
        return await deskCasePage(city, loaded, { openAction: taken.actionId, faults })
      } catch (error) {
        // Someone was faster: show the case as it is now, and say so.
        if (!isConflict(error)) throw error
        const fresh = await loadCase(app, city.tenant.id, params.number)
        return deskCasePage(city, fresh, { faults: [], conflict: true })
      }
    },
  }),
]

const placeOf = ({ lng, lat }: { lng?: number; lat?: number }) =>
  lng === undefined || lat === undefined ? undefined : { lng, lat }

const views = ['mine', 'office', 'near', 'overdue', 'all'] as const
const viewOf = (text: string) => views.find((view) => view === text) ?? 'office'

const isConflict = (error: unknown): boolean =>
  (error instanceof AppError && error.code === 'changed-meanwhile') ||
  (error instanceof Error && 'code' in error && error.code === 'NG001')
