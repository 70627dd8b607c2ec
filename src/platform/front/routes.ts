import { Type } from 'typebox'
import { redirect } from '../../kernel/http/reply.js'
import { errors } from '../../kernel/errors/errors.js'
import { hasValidCheckDigit, normalisePublicNumber } from '../../kernel/public-number/index.js'
import type { App } from '../app.js'
import { languageCookie } from '../request/choose-language.js'
import { cityOf, route } from '../request/context.js'
import { accessibilityPage, privacyPage } from './paper-pages.js'
import { cityHome, listedHome } from './city-home.js'
import { countryHome } from './country-home.js'
import { findPage } from './find-page.js'
import { minePage } from './mine-page.js'
import { languagesPage } from './languages-page.js'
import { safePath } from './safe-path.js'
import { trackPage } from './track-page.js'

const City = Type.Object({ city: Type.String() })
const Query = Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })) })

export const frontRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/',
    access: 'public',
    query: Query,
    handle: (context, { query }) => countryHome(context, query.q ?? ''),
  }),
  route({
    method: 'GET',
    path: '/:city',
    access: 'public',
    params: City,
    handle: async (context) => {
      const city = cityOf(context)
      if (city.tenant.status !== 'live') return listedHome(city)
      const figures = await Promise.all(
        app.modules.map(async (module) => (await module.cityFigures?.(app, city)) ?? []),
      )
      return cityHome(city, figures.flat())
    },
  }),
  route({
    method: 'GET',
    path: '/:city/find',
    access: 'public',
    params: City,
    query: Query,
    handle: (context, { query }) => findPage(cityOf(context), query.q ?? ''),
  }),
  route({
    method: 'GET',
    path: '/:city/track',
    access: 'public',
    params: City,
    query: Type.Object({ number: Type.Optional(Type.String({ maxLength: 60 })) }),
    handle: (context, { query }) => {
      const city = cityOf(context)
      if (query.number === undefined) return trackPage(city, '', [])
      const digits = normalisePublicNumber(query.number)
      if (digits === undefined || !hasValidCheckDigit(digits)) {
        return trackPage(city, query.number, [{ path: 'number', message: city.t('fault.number') }])
      }
      return redirect(`/${city.tenant.slug}/case/${digits}`)
    },
  }),
  route({
    method: 'GET',
    path: '/:city/mine',
    access: 'signed-in',
    params: City,
    query: Type.Object({ before: Type.Optional(Type.String({ maxLength: 40 })) }),
    handle: (context, { query }) => {
      const before = query.before === undefined ? new Date(8.64e15) : new Date(query.before)
      // Years of other lengths are instants to JavaScript and none to PostgreSQL.
      const isYear = query.before === undefined || /^\d{4}-/.test(query.before)
      if (!isYear || Number.isNaN(before.getTime()))
        throw errors.badRequest([{ path: 'query.before', code: 'fault.date' }])
      return minePage(context, query.before === undefined ? new Date('9999-01-01') : before)
    },
  }),
  route({
    method: 'GET',
    path: '/language/:tag',
    access: 'public',
    params: Type.Object({ tag: Type.String() }),
    query: Type.Object({ to: Type.Optional(Type.String({ maxLength: 2_000 })) }),
    handle: (_context, { params, query }) => {
      if (!app.messages.languages().includes(params.tag)) throw errors.notFound()
      return redirect(safePath(query.to), [
        { name: languageCookie, value: params.tag, maxAgeSeconds: 365 * 86_400 },
      ])
    },
  }),
  route({
    method: 'GET',
    path: '/languages',
    access: 'public',
    query: Type.Object({
      to: Type.Optional(Type.String({ maxLength: 2_000 })),
      city: Type.Optional(Type.String({ maxLength: 80 })),
    }),
    handle: (context, { query }) => {
      const tenant = query.city === undefined ? undefined : app.tenants.bySlug(query.city)
      return languagesPage({ ...context, tenant: tenant ?? context.tenant }, safePath(query.to))
    },
  }),
  route({ method: 'GET', path: '/privacy', access: 'public', handle: privacyPage }),
  route({ method: 'GET', path: '/accessibility', access: 'public', handle: accessibilityPage }),
]
