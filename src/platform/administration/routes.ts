import { Type } from 'typebox'
import { CSV_BOM, writeCsvRow } from '../../kernel/csv/write-csv-row.js'
import type { App } from '../app.js'
import { cityOf, route, type CityContext } from '../request/context.js'
import { auditPage, auditPageSize, type AuditFilter } from './audit-page.js'
import { listAudit, type AuditRow } from './audit-store.js'
import { homePage } from './home-page.js'

const City = Type.Object({ city: Type.String() })
const Day = Type.Union([Type.Literal(''), Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })])
const Filter = Type.Object({
  area: Type.Optional(Type.String({ maxLength: 40 })),
  title: Type.Optional(Type.String({ maxLength: 100 })),
  who: Type.Optional(Type.String({ maxLength: 100 })),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  after: Type.Optional(Type.String({ maxLength: 80 })),
})

/** What can be administered, and the record of what was. */
export const administrationRoutes = (_app: App) => [
  route({
    method: 'GET',
    path: '/desk/:city/administration',
    access: { permission: 'administration.use' },
    params: City,
    handle: (context) => homePage(cityOf(context)),
  }),
  route({
    method: 'GET',
    path: '/desk/:city/audit',
    access: { permission: 'audit.read' },
    params: City,
    query: Filter,
    handle: async (context, { query }) => {
      const city = cityOf(context)
      return auditPage(city, query, await rowsOf(city, query, auditPageSize + 1))
    },
  }),
  route({
    method: 'GET',
    path: '/desk/:city/audit.csv',
    access: { permission: 'audit.read' },
    params: City,
    query: Filter,
    handle: async (context, { query }) => {
      const city = cityOf(context)
      const rows = await rowsOf(city, query, 10_000)
      const lines = rows.flatMap((row) =>
        row.differences.map(({ path, from, to }) => [
          row.at.toISOString(),
          row.actor_name ?? row.actor_kind,
          row.area,
          row.title,
          path,
          textOf(from),
          textOf(to),
          row.why,
        ]),
      )
      const head = ['at', 'who', 'area', 'what', 'field', 'from', 'to', 'why']
      return {
        status: 200,
        type: 'text/csv; charset=utf-8',
        body: CSV_BOM + [head, ...lines].map(writeCsvRow).join(''),
        headers: { 'content-disposition': `attachment; filename="${city.tenant.slug}-audit.csv"` },
      }
    },
  }),
]

const dayMinutes = 24 * 60

const textOf = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)

async function rowsOf(city: CityContext, filter: AuditFilter, most: number): Promise<AuditRow[]> {
  const { app, tenant } = city
  const { calendar } = app.country
  const [at, id] = (filter.after ?? '').split(' ')
  const isCursor = id !== undefined && !Number.isNaN(Date.parse(at ?? ''))
  return app.database.read(
    { tenant: tenant.id },
    listAudit([
      filter.area || null,
      filter.title || null,
      filter.who || null,
      filter.from ? calendar.instantAt(filter.from, 0) : null,
      filter.to ? calendar.instantAt(filter.to, dayMinutes) : null,
      isCursor ? new Date(at ?? '') : null,
      isCursor ? id : null,
      most,
    ]),
  )
}
