import { Type } from 'typebox'
import type { Fault } from '../../kernel/errors/app-error.js'
import { redirect, type Reply } from '../../kernel/http/reply.js'
import type { App } from '../app.js'
import { route, type CityContext } from '../request/context.js'
import { faultsOf, readForm, showFaults } from '../request/form.js'
import { ownPageOf } from './own-page.js'
import { beginAddress, confirmAddress } from './email-address.js'
import { removeAddress, savePreference } from './preference-store.js'
import { readSettings } from './read-settings.js'
import { settingsPage } from './settings-page.js'

const City = Type.Object({ city: Type.String() })
const path = '/:city/mine/notice-settings'

/** A person's own choices; every answer that works leads back to the page that shows them. */
export const settingsRoutes = (app: App) => [
  route({
    method: 'GET',
    path,
    access: 'signed-in',
    params: City,
    query: Type.Object({ saved: Type.Optional(Type.String({ maxLength: 10 })) }),
    handle: (context, { query }) =>
      settingsPage(ownPageOf(context).city, { faults: [], saved: query.saved === 'yes' }),
  }),
  route({
    method: 'POST',
    path,
    access: 'signed-in',
    params: City,
    body: Type.Unknown(),
    handle: async (context, { request }) => {
      const { city, accountId } = ownPageOf(context)
      const form = await readForm(context, request)
      const { preference, faults } = readSettings(form, city.tenant.languages)
      if (faults.length > 0) {
        return settingsPage(city, { faults: showFaults(context, faults), typed: preference })
      }
      const { language, firstWay, ways, quietFrom, quietTo } = preference
      const values = [accountId, language, firstWay, JSON.stringify(ways), quietFrom, quietTo]
      await app.database.write({ tenant: city.tenant.id }, savePreference(values))
      return done(city.tenant.slug)
    },
  }),
  route({
    method: 'POST',
    path: `${path}/email`,
    access: 'signed-in',
    params: City,
    body: Type.Unknown(),
    handle: async (context, { request }) => {
      const { city } = ownPageOf(context)
      const email = (await readForm(context, request)).text('email')
      return changed(
        city,
        () => beginAddress(city, email),
        (faults) => settingsPage(city, { faults: showFaults(context, faults), email }),
      )
    },
  }),
  route({
    method: 'POST',
    path: `${path}/code`,
    access: 'signed-in',
    params: City,
    body: Type.Unknown(),
    handle: async (context, { request }) => {
      const { city } = ownPageOf(context)
      const code = (await readForm(context, request)).text('code')
      return changed(
        city,
        () => confirmAddress(city, code),
        (faults) => settingsPage(city, { faults: showFaults(context, faults) }),
      )
    },
  }),
  route({
    method: 'POST',
    path: `${path}/email/remove`,
    access: 'signed-in',
    params: City,
    body: Type.Unknown(),
    handle: async (context, { request }) => {
      const { city, accountId } = ownPageOf(context)
      const { tenant } = city
      await readForm(context, request)
      await app.database.write({ tenant: tenant.id }, removeAddress([accountId]))
      return done(tenant.slug)
    },
  }),
]

const done = (slug: string): Reply => redirect(`/${slug}/mine/notice-settings?saved=yes`)

/** Does it, or shows the form again with what was wrong. */
async function changed(
  { tenant }: CityContext,
  act: () => Promise<void>,
  show: (faults: readonly Fault[]) => Promise<Reply>,
): Promise<Reply> {
  try {
    await act()
    return done(tenant.slug)
  } catch (error) {
    return show(faultsOf(error))
  }
}
