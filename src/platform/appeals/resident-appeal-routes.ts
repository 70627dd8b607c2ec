import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { redirect } from '../../kernel/http/reply.js'
import { isUuid } from '../../kernel/http/uuid-pattern.js'
import type { App } from '../app.js'
import { loadCase, type LoadedCase } from '../applications/load-case.js'
import { remindOffice } from '../applications/remind-office.js'
import { isApplicantOf } from '../cases/standing.js'
import { cityOf, route, type CityContext, type Context } from '../request/context.js'
import { faultsOf, readForm, showFaults } from '../request/form.js'
import { appealOffer, appealRuleOf } from './appeal-rules.js'
import { fileAppeal } from './file-appeal.js'
import { appealsOf } from './load-appeals.js'
import { appealPage } from './resident-appeal-page.js'
import { withdrawAppeal } from './withdraw-appeal.js'

const params = Type.Object({ city: Type.String(), number: Type.String({ maxLength: 30 }) })
const body = Type.Unknown()
const limit = { capacity: 30, perSecond: 0.2 }

/** What whoever filed a case may do about its time and outcome; a stranger with its number may not. */
export const residentAppealRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/:city/case/:number/appeal',
    access: 'public',
    limit,
    params,
    handle: async (context, input) => {
      const { city, loaded } = await ownCase(app, context, input.params.number)
      return appealPage(city, loaded, await offerOf(city, loaded), { faults: [], ground: '' })
    },
  }),
  route({
    method: 'POST',
    path: '/:city/case/:number/appeal',
    access: 'public',
    limit,
    params,
    body,
    handle: async (context, { params: { number }, request }) => {
      const { city, loaded } = await ownCase(app, context, number)
      const form = await readForm(city, request)
      const id = form.text('_command')
      if (!isUuid(id)) throw errors.badRequest()
      const ground = form.text('ground')
      try {
        await fileAppeal(app, { ...commandOf(city, loaded), id, ground })
      } catch (error) {
        const faults = showFaults(city, faultsOf(error))
        return appealPage(city, loaded, await offerOf(city, loaded), { faults, ground })
      }
      return redirect(pageOf(city, loaded))
    },
  }),
  route({
    method: 'POST',
    path: '/:city/case/:number/appeal/withdrawal',
    access: 'public',
    limit,
    params,
    body,
    handle: async (context, { params: { number }, request }) => {
      const { city, loaded } = await ownCase(app, context, number)
      await readForm(city, request)
      await withdrawAppeal(app, commandOf(city, loaded))
      return redirect(pageOf(city, loaded))
    },
  }),
  route({
    method: 'POST',
    path: '/:city/case/:number/reminder',
    access: 'public',
    limit,
    params,
    body,
    handle: async (context, { params: { number }, request }) => {
      const { city, loaded } = await ownCase(app, context, number)
      await readForm(city, request)
      await remindOffice(app, { ...commandOf(city, loaded), ...loaded })
      return redirect(pageOf(city, loaded))
    },
  }),
]

async function ownCase(
  app: App,
  context: Context,
  number: string,
): Promise<{ city: CityContext; loaded: LoadedCase }> {
  const city = cityOf(context)
  const loaded = await loadCase(app, city.tenant.id, number)
  if (await isApplicantOf(city, loaded.found)) return { city, loaded }
  throw city.person ? errors.forbidden() : errors.notSignedIn()
}

async function offerOf({ app, tenant, now }: CityContext, { found, service }: LoadedCase) {
  const appeals = await appealsOf(app, tenant.id, found.id)
  const offer = appealOffer(app.country, appealRuleOf(tenant, service), found, appeals, now)
  if (!offer) throw errors.conflict('appeal-not-open')
  return offer
}

const commandOf = ({ tenant, person, now }: CityContext, loaded: LoadedCase) => ({
  tenant,
  loaded,
  accountId: person?.accountId ?? null,
  channel: 'web' as const,
  now,
})

const pageOf = ({ tenant }: CityContext, { found }: LoadedCase) =>
  `/${tenant.slug}/case/${found.number}`
