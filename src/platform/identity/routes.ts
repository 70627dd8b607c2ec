import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { redirect, withCookies } from '../../kernel/http/reply.js'
import type { App } from '../app.js'
import { safePath } from '../front/safe-path.js'
import { otpPage } from '../journey/otp-page.js'
import { cityOf, route, type CityContext } from '../request/context.js'
import { faultsOf, readForm, showFaults } from '../request/form.js'
import { nameOf } from '../tenancy/tenant.js'
import { checkOtp, sendOtp } from './otp.js'
import { addPerson, personsOfMobile } from './residents.js'
import { tenantsOf } from './session-store.js'
import { endSession, sessionCookie, startSession } from './sessions.js'
import { mobilePage, staffPage, whoPage } from './sign-in-pages.js'
import { openTicket, sealTicket } from './sign-in-ticket.js'
import { checkStaff } from './staff.js'

const City = Type.Object({ city: Type.String() })
const To = Type.Object({ to: Type.Optional(Type.String({ maxLength: 2_000 })) })
const Ticket = Type.Object({ city: Type.String(), ticket: Type.String({ maxLength: 600 }) })
const limit = { capacity: 30, perSecond: 0.1 }

export const identityRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/:city/sign-in',
    access: 'public',
    params: City,
    query: To,
    handle: (context, { query }) => mobilePage(cityOf(context), '', safePath(query.to), []),
  }),
  route({
    method: 'POST',
    path: '/:city/sign-in',
    access: 'public',
    limit,
    params: City,
    body: Type.Unknown(),
    handle: async (context, { request }) => {
      const city = cityOf(context)
      const form = await readForm(city, request)
      const to = safePath(form.text('_to'))
      const mobile = app.country.validators.mobile(form.text('mobile'))
      if (!mobile.ok) {
        const faults = showFaults(city, [
          { path: 'mobile', code: `fault.mobile-${mobile.problem}` },
        ])
        return mobilePage(city, form.text('mobile'), to, faults)
      }
      const { ip, t, tenant, language } = city
      const cityName = nameOf(tenant, language)
      const otpId = await sendOtp(app, {
        mobile: mobile.value,
        purpose: 'sign-in',
        ip,
        city: cityName,
        t,
      })
      const ticket = sealTicket(app, city, { mobile: mobile.value, otpId, to, proven: false })
      return redirect(`/${tenant.slug}/sign-in/code/${ticket}`)
    },
  }),
  route({
    method: 'GET',
    path: '/:city/sign-in/code/:ticket',
    access: 'public',
    params: Ticket,
    handle: (context, { params }) => codePage(app, cityOf(context), params.ticket, []),
  }),
  route({
    method: 'POST',
    path: '/:city/sign-in/code/:ticket',
    access: 'public',
    limit,
    params: Ticket,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(city, request)
      const ticket = openTicket(app, city, params.ticket)
      try {
        await checkOtp(app, { id: ticket.otpId, purpose: 'sign-in', code: form.text('code') })
      } catch (error) {
        return codePage(app, city, params.ticket, showFaults(city, faultsOf(error)))
      }
      const persons = await personsOfMobile(app, app.keys.blindIndex('mobile', ticket.mobile))
      if (persons.length > 1) {
        const proven = sealTicket(app, city, { ...ticket, proven: true })
        return redirect(`/${city.tenant.slug}/sign-in/who/${proven}`)
      }
      const { mobile } = ticket
      const person =
        persons[0] ?? (await addPerson(app, { mobile, name: null, language: city.language }))
      const cookie = await startSession(app.database, { id: person.id, kind: 'resident' })
      return withCookies(
        redirect(ticket.to === '/' ? `/${city.tenant.slug}/mine` : ticket.to),
        cookie,
      )
    },
  }),
  route({
    method: 'GET',
    path: '/:city/sign-in/who/:ticket',
    access: 'public',
    params: Ticket,
    handle: async (context, { params }) => {
      const city = cityOf(context)
      const ticket = openTicket(app, city, params.ticket)
      if (!ticket.proven) throw errors.notFound()
      const persons = await personsOfMobile(app, app.keys.blindIndex('mobile', ticket.mobile))
      return whoPage(city, persons, `/${city.tenant.slug}/sign-in/who/${params.ticket}`)
    },
  }),
  route({
    method: 'POST',
    path: '/:city/sign-in/who/:ticket',
    access: 'public',
    limit,
    params: Ticket,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const form = await readForm(city, request)
      const ticket = openTicket(app, city, params.ticket)
      if (!ticket.proven) throw errors.notFound()
      const persons = await personsOfMobile(app, app.keys.blindIndex('mobile', ticket.mobile))
      const person = persons.find((each) => each.id === form.text('person'))
      if (!person) throw errors.invalid([{ path: 'person', code: 'fault.choice' }])
      const cookie = await startSession(app.database, { id: person.id, kind: 'resident' })
      return withCookies(
        redirect(ticket.to === '/' ? `/${city.tenant.slug}/mine` : ticket.to),
        cookie,
      )
    },
  }),
  route({
    method: 'GET',
    path: '/staff/sign-in',
    access: 'public',
    query: To,
    handle: (context, { query }) =>
      staffPage(context, { login: '', to: safePath(query.to), faults: [] }),
  }),
  route({
    method: 'POST',
    path: '/staff/sign-in',
    access: 'public',
    body: Type.Unknown(),
    handle: async (context, { request }) => {
      const form = await readForm(context, request)
      const login = form.text('login')
      const to = safePath(form.text('_to'))
      const { ip, now } = context
      const given = { login, password: form.text('password'), code: form.text('code'), ip, now }
      const staff = await checkStaff(app, given).catch((error: unknown) => faultsOf(error))
      if (!('id' in staff))
        return staffPage(context, { login, to, faults: showFaults(context, staff) })
      const cookie = await startSession(app.database, { id: staff.id, kind: 'staff' })
      if (to.startsWith('/desk')) return withCookies(redirect(to), cookie)
      const [first] = await app.database.read('kernel', tenantsOf([staff.id]))
      const tenant = first && app.tenants.byId(first.tenant_id)
      return withCookies(redirect(tenant ? `/desk/${tenant.slug}` : '/'), cookie)
    },
  }),
  route({
    method: 'POST',
    path: '/sign-out',
    access: 'public',
    body: Type.Unknown(),
    handle: async (context, { request }) => {
      await readForm(context, request)
      const token = request.cookies[sessionCookie] ?? ''
      return withCookies(redirect('/'), await endSession(app.database, token))
    },
  }),
]

function codePage(
  app: App,
  city: CityContext,
  sealed: string,
  faults: Parameters<typeof otpPage>[1]['faults'],
) {
  const { mobile, to } = openTicket(app, city, sealed)
  const base = `/${city.tenant.slug}/sign-in`
  const back = `${base}?to=${encodeURIComponent(to)}`
  return otpPage(city, {
    mobile,
    action: `${base}/code/${sealed}`,
    back,
    faults,
    button: city.t('web.sign-in'),
  })
}
