import { Type } from 'typebox'
import { redirect } from '../../kernel/http/reply.js'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import type { App } from '../app.js'
import { route } from '../request/context.js'
import { readForm, showFaults } from '../request/form.js'
import { enrol, openEnrolment } from './enrolment.js'
import { enrolmentPage } from './enrolment-page.js'

const Link = Type.Object({
  account: Type.String({ pattern: uuidPattern }),
  secret: Type.String({ pattern: '^[\\w-]{43}$' }),
})
const limit = { capacity: 20, perSecond: 0.1 }

/** The one-time link that an administrator hands to a new member of staff. */
export const enrolmentRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/staff/enrol/:account/:secret',
    access: 'public',
    limit,
    params: Link,
    handle: async (context, { params }) =>
      enrolmentPage(context, await openEnrolment(app, params.account, params.secret), []),
  }),
  route({
    method: 'POST',
    path: '/staff/enrol/:account/:secret',
    access: 'public',
    limit,
    params: Link,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const form = await readForm(context, request)
      const enrolment = await openEnrolment(app, params.account, params.secret)
      const faults = await enrol(app, enrolment, {
        password: form.text('password'),
        again: form.text('again'),
        code: form.text('code'),
      })
      if (faults.length > 0) return enrolmentPage(context, enrolment, showFaults(context, faults))
      return redirect('/staff/sign-in')
    },
  }),
]
