import { Type } from 'typebox'
import { CSV_BOM, writeCsvRow } from '../../kernel/csv/write-csv-row.js'
import { errors } from '../../kernel/errors/errors.js'
import type { App } from '../app.js'
import { cityOf, route } from '../request/context.js'
import { coverageOf } from './coverage.js'
import { languagesPage } from './page.js'

const access = { permission: 'administration.use' }
const City = Type.Object({ city: Type.String() })
const Chosen = Type.Object({ language: Type.Optional(Type.String({ maxLength: 20 })) })

/** How far the texts go in each language, and what is missing. */
export const languageRoutes = (app: App) => [
  route({
    method: 'GET',
    path: '/desk/:city/languages',
    access,
    params: City,
    query: Chosen,
    handle: (context, { query }) => {
      const city = cityOf(context)
      const coverage = coverageOf(app, city.tenant)
      return languagesPage(
        city,
        coverage,
        coverage.find(({ tag }) => tag === query.language),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/languages.csv',
    access,
    params: City,
    query: Chosen,
    handle: (context, { query }) => {
      const { tenant } = cityOf(context)
      const found = coverageOf(app, tenant).find(({ tag }) => tag === query.language)
      if (!found) throw errors.notFound()
      const english = app.messages.translator('en')
      const rows = found.missing.map((key) => [key, english.source(key), ''])
      return {
        status: 200,
        type: 'text/csv; charset=utf-8',
        body: CSV_BOM + [['key', 'English', found.tag], ...rows].map(writeCsvRow).join(''),
        headers: { 'content-disposition': `attachment; filename="missing-${found.tag}.csv"` },
      }
    },
  }),
]
