import { Type } from 'typebox'
import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import { errors } from '../../kernel/errors/errors.js'
import { redirect } from '../../kernel/http/reply.js'
import { tellAct } from '../access/tell-act.js'
import type { App } from '../app.js'
import { cityOf, route, type CityContext } from '../request/context.js'
import { readForm, showFaults } from '../request/form.js'
import { bodyVersion, changeBody } from '../tenancy/body-store.js'
import { changeBinding, readBinding } from './change-binding.js'
import { profilePage } from './profile-page.js'
import { profileOf, profileTexts } from './profile-texts.js'
import { readProfile, type BodyProfile } from './read-profile.js'
import { servicePage } from './service-page.js'

const City = Type.Object({ city: Type.String() })
const Service = Type.Object({ city: Type.String(), service: Type.String({ maxLength: 60 }) })
const access = { permission: 'body.administer' }

/** The body's profile, and where its services run. */
export const bodyRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/desk/:city/body',
    access,
    params: City,
    handle: async (context) => {
      const city = cityOf(context)
      const texts = profileTexts(profileOf(city.tenant))
      const seen = await seenOf(city)
      return profilePage(city, { seen, texts: (path) => texts.get(path) ?? '', faults: [] })
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/body',
    access,
    params: City,
    body: Type.Unknown(),
    handle: async (context, { request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      const { profile, faults } = readProfile(city, form.text)
      const seen = form.text('seen')
      if (Number.isNaN(Date.parse(seen))) throw errors.badRequest()
      const why = form.text('why').trim().slice(0, 500) || null
      if (faults.length === 0 && !(await saveProfile(city, profile, seen, why))) {
        faults.push({ path: 'name.en', code: 'fault.staff-changed' })
      }
      if (faults.length === 0) return redirect(`/desk/${city.tenant.slug}/body`)
      return profilePage(city, { seen, texts: form.text, faults: showFaults(city, faults) })
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/services',
    access,
    params: City,
    handle: async (context) => {
      const city = cityOf(context)
      return servicePage(city, { bindings: await app.bindings.of(city.tenant.id) })
    },
  }),
  route({
    method: 'POST',
    path: '/desk/:city/services/:service',
    access,
    params: Service,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(context, request)
      const { service } = params
      if (!app.catalogue.find(service)) throw errors.notFound()
      const { binding, faults } = readBinding(service, form.text)
      if (faults.length > 0) {
        const refused = { service, texts: form.text, faults: showFaults(city, faults) }
        return servicePage(city, { bindings: await app.bindings.of(city.tenant.id), refused })
      }
      await changeBinding(city, binding, form.text('why').trim().slice(0, 500) || null)
      return redirect(`/desk/${city.tenant.slug}/services`)
    },
  }),
]

async function seenOf({ app, tenant }: CityContext): Promise<string> {
  const [row] = await app.database.read({ tenant: tenant.id }, bodyVersion())
  if (!row) throw errors.notFound()
  return row.seen.toISOString()
}

/** False when someone changed the body since the form was shown. */
async function saveProfile(
  city: CityContext,
  profile: BodyProfile,
  seen: string,
  why: string | null,
): Promise<boolean> {
  const { app, tenant } = city
  const saved = await app.database.transaction({ tenant: tenant.id }, async (tx) => {
    const [row] = await tx.rows(changeBody([new Date(seen), JSON.stringify(profile)]))
    if (row?.changed !== true) return false
    await tx.rows(
      tellAct(city, {
        area: 'body',
        title: tenant.slug,
        subjectId: derivedUuid('body', tenant.id),
        before: profileOf(tenant),
        after: profile,
        why,
      }),
    )
    return true
  })
  await app.tenants.reload()
  app.events.wake()
  return saved
}
