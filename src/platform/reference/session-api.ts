import { Type } from 'typebox'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import { errors } from '../../kernel/errors/errors.js'
import { json } from '../../kernel/http/reply.js'
import type { App } from '../app.js'
import { checkOtp, sendOtp } from '../identity/otp.js'
import { personFor } from '../identity/residents.js'
import { startSession } from '../identity/sessions.js'
import { checkStaff } from '../identity/staff.js'
import { cityOf, route } from '../request/context.js'
import { nameOf } from '../tenancy/tenant.js'
import { Lgd } from './schemas.js'

const limit = { capacity: 30, perSecond: 0.1 }
const Token = Type.Object({ token: Type.String({ description: 'For Authorization: Bearer' }) })
const strict = { additionalProperties: false }

/** Signing in for programs; a token is a session like a browser's. */
export const sessionApi = (app: App) => [
  route({
    method: 'POST',
    path: '/api/v1/tenants/:lgd/one-time-passwords',
    access: 'public',
    tag: 'Sessions',
    summary: 'Send a one-time password to a mobile number',
    limit,
    params: Lgd,
    body: Type.Object({ mobile: Type.String({ maxLength: 30 }) }, strict),
    answers: { 202: Type.Object({ id: Type.String() }) },
    handle: async (context, { body }) => {
      const { tenant, language, t, ip } = cityOf(context)
      const mobile = app.country.validators.mobile(body.mobile)
      if (!mobile.ok)
        throw errors.invalid([{ path: 'mobile', code: `fault.mobile-${mobile.problem}` }])
      const city = nameOf(tenant, language)
      const id = await sendOtp(app, { mobile: mobile.value, purpose: 'sign-in', ip, city, t })
      return json({ id }, 202)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tenants/:lgd/sessions',
    access: 'public',
    tag: 'Sessions',
    summary:
      'Sign a resident in with the one-time password; the name says who of the number’s people',
    limit,
    params: Lgd,
    body: Type.Object(
      {
        otpId: Type.String({ pattern: uuidPattern }),
        mobile: Type.String({ maxLength: 30 }),
        code: Type.String({ maxLength: 12 }),
        name: Type.Optional(Type.String({ maxLength: 150 })),
      },
      strict,
    ),
    answers: { 201: Token },
    handle: async (context, { body }) => {
      const mobile = app.country.validators.mobile(body.mobile)
      const index = await checkOtp(app, { id: body.otpId, purpose: 'sign-in', code: body.code })
      if (!mobile.ok || !app.keys.blindIndex('mobile', mobile.value).equals(index)) {
        throw errors.invalid([{ path: 'mobile', code: 'fault.mobile-wrong-format' }])
      }
      const person = await personFor(app, {
        mobile: mobile.value,
        name: body.name?.trim() || null,
        language: context.language,
      })
      const cookie = await startSession(app.database, { id: person.id, kind: 'resident' })
      return json({ token: cookie.value }, 201)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/staff/sessions',
    access: 'public',
    tag: 'Sessions',
    summary: 'Sign staff in with login, password and authenticator code',
    limit,
    body: Type.Object(
      {
        login: Type.String({ maxLength: 100 }),
        password: Type.String({ maxLength: 200 }),
        code: Type.String({ maxLength: 12 }),
      },
      strict,
    ),
    answers: { 201: Token },
    handle: async (context, { body }) => {
      const staff = await checkStaff(app, { ...body, ip: context.ip, now: context.now })
      const cookie = await startSession(app.database, { id: staff.id, kind: 'staff' })
      return json({ token: cookie.value }, 201)
    },
  }),
]
