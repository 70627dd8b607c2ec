import { Type } from 'typebox'
import { errors } from '../../../kernel/errors/errors.js'
import { redirect } from '../../../kernel/http/reply.js'
import type { App } from '../../app.js'
import { cityOf, route } from '../../request/context.js'
import { digestPage } from './digest-page.js'
import { findDigest, latestDigest } from './digest-store.js'

const dayPattern = '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$'
const access = { permission: 'digest.read' }

export const digestRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/desk/:city/digest',
    access,
    params: Type.Object({ city: Type.String() }),
    handle: async (context) => {
      const city = cityOf(context)
      const [latest] = await app.database.read({ tenant: city.tenant.id }, latestDigest())
      if (!latest) return digestPage(city, undefined, undefined)
      return redirect(`/desk/${city.tenant.slug}/digest/${latest.day}`)
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/digest/:date',
    access,
    params: Type.Object({ city: Type.String(), date: Type.String({ pattern: dayPattern }) }),
    handle: async (context, { params: { date } }) => {
      const city = cityOf(context)
      const [row] = isDay(date)
        ? await app.database.read({ tenant: city.tenant.id }, findDigest([date]))
        : []
      if (!row) throw errors.notFound()
      return digestPage(city, date, row.content)
    },
  }),
]

/** 31 June is no day. */
const isDay = (date: string): boolean =>
  new Date(`${date}T00:00:00Z`).toISOString().startsWith(date)
