import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { redirect } from '../../kernel/http/reply.js'
import type { App } from '../app.js'
import { route } from '../request/context.js'
import { readForm } from '../request/form.js'
import { noticesPage } from './inbox-page.js'
import { markRead } from './inbox-store.js'
import { ownPageOf } from './own-page.js'

const City = Type.Object({ city: Type.String() })
const path = '/:city/mine/notices'

/** A person's messages of one city. Reading the page changes nothing; the button does. */
export const inboxRoutes = (app: App) => [
  route({
    method: 'GET',
    path,
    access: 'signed-in',
    params: City,
    query: Type.Object({ before: Type.Optional(Type.String({ maxLength: 40 })) }),
    handle: (context, { query }) => {
      const before = query.before === undefined ? new Date('9999-01-01') : instantOf(query.before)
      if (!before) throw errors.badRequest([{ path: 'query.before', code: 'fault.date' }])
      return noticesPage(ownPageOf(context).city, before)
    },
  }),
  route({
    method: 'POST',
    path,
    access: 'signed-in',
    params: City,
    body: Type.Unknown(),
    handle: async (context, { request }) => {
      const { accountId, city } = ownPageOf(context)
      const { tenant } = city
      const until = instantOf((await readForm(context, request)).text('until'))
      if (!until) throw errors.badRequest([{ path: 'until', code: 'fault.date' }])
      // The page knows milliseconds, the database microseconds.
      const past = new Date(until.getTime() + 1)
      await app.database.write({ tenant: tenant.id }, markRead([accountId, past]))
      return redirect(`/${tenant.slug}/mine/notices`)
    },
  }),
]

/** An instant of a year that PostgreSQL knows too. */
function instantOf(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return undefined
  const instant = new Date(text)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}
