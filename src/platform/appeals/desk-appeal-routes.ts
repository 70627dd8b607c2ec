import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { redirect } from '../../kernel/http/reply.js'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import type { App } from '../app.js'
import { maySee } from '../applications/actor.js'
import { cityOf, personOf, route, type CityContext } from '../request/context.js'
import { faultsOf, readForm, showFaults, type Form } from '../request/form.js'
import { hears } from './appeal-rules.js'
import { decideAppeal } from './decide-appeal.js'
import { deskAppealPage } from './desk-appeal-page.js'
import { deskAppealsPage } from './desk-appeals-page.js'
import { loadAppeal, type LoadedAppeal } from './load-appeals.js'
import { setHearing } from './set-hearing.js'

const access = { permission: 'desk.use' }
const params = Type.Object({ city: Type.String(), id: Type.String({ pattern: uuidPattern }) })
const body = Type.Unknown()

/** Where appeals are heard and decided; the roles that a service names as authorities do it. */
export const deskAppealRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/desk/:city/appeals',
    access,
    params: Type.Object({ city: Type.String() }),
    handle: (context) => deskAppealsPage(cityOf(context)),
  }),
  route({
    method: 'GET',
    path: '/desk/:city/appeal/:id',
    access,
    params,
    handle: async (context, { params: { id } }) => {
      const city = cityOf(context)
      const loaded = await visibleAppeal(app, city, id)
      return deskAppealPage(city, loaded, { faults: [], given: {} })
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/appeal/:id/hearing',
    access,
    params,
    body,
    handle: async (context, { params: { id }, request }) => {
      const city = cityOf(context)
      const loaded = await visibleAppeal(app, city, id)
      const form = await readForm(city, request)
      const given = textsOf(form, 'date', 'time', 'place')
      return attempt(city, loaded, 'hearing', given, () =>
        setHearing(app, { ...commandOf(city, loaded), ...given }),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/appeal/:id/decision',
    access,
    params,
    body,
    handle: async (context, { params: { id }, request }) => {
      const city = cityOf(context)
      const loaded = await visibleAppeal(app, city, id)
      const form = await readForm(city, request)
      const given = textsOf(form, 'decision', 'reasons', 'direction', 'toState')
      return attempt(city, loaded, 'decision', given, () =>
        decideAppeal(app, { ...commandOf(city, loaded), ...given }),
      )
    },
  }),
]

/** The appeal for whoever hears it or may see its case; not found for everybody else. */
export async function visibleAppeal(
  app: App,
  { tenant, person }: CityContext,
  id: string,
): Promise<LoadedAppeal> {
  const loaded = await loadAppeal(app, tenant.id, id)
  const { appeal, found, service } = loaded
  if (!hears(person, appeal, found) && !maySee(service, found, person)) throw errors.notFound()
  return loaded
}

async function attempt(
  city: CityContext,
  loaded: LoadedAppeal,
  form: 'hearing' | 'decision',
  given: Readonly<Record<string, string>>,
  act: () => Promise<void>,
) {
  try {
    await act()
  } catch (error) {
    const faults = showFaults(city, faultsOf(error))
    return deskAppealPage(city, loaded, { form, faults, given })
  }
  return redirect(`/desk/${city.tenant.slug}/appeal/${loaded.appeal.id}`)
}

const commandOf = (city: CityContext, loaded: LoadedAppeal) => ({
  tenant: city.tenant,
  loaded,
  person: personOf(city),
  channel: 'web' as const,
  now: city.now,
})

const textsOf = <Name extends string>(form: Form, ...names: readonly Name[]) =>
  // Exactly the names that were asked for.
  Object.fromEntries(names.map((name) => [name, form.text(name)])) as Record<Name, string>
