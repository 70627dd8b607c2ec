import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { json } from '../../kernel/http/reply.js'
import type { App } from '../app.js'
import { categoryData } from '../applications/category.js'
import { serviceOf } from '../journey/draft.js'
import { entryName } from '../journey/facts.js'
import { listMine } from '../front/mine-store.js'
import { cityOf, personOf, route } from '../request/context.js'
import { CaseSummary, Lgd } from './schemas.js'

const ServiceSummary = Type.Object({
  id: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  anonymous: Type.Boolean(),
  mode: Type.String(),
  url: Type.Union([Type.String(), Type.Null()]),
})

const Category = Type.Object({
  code: Type.String(),
  parentCode: Type.Union([Type.String(), Type.Null()]),
  name: Type.String(),
  keywords: Type.Array(Type.String()),
})

export const catalogueApi = (app: App) => [
  route({
    method: 'GET',
    path: '/api/v1/tenants/:lgd/services',
    access: 'public',
    tag: 'Services',
    summary: 'The services of a city, and where each of them runs',
    params: Lgd,
    answers: { 200: Type.Object({ items: Type.Array(ServiceSummary) }) },
    handle: async (context) => {
      const { tenant, t } = cityOf(context)
      const bindings = await app.bindings.of(tenant.id)
      return json({
        items: app.catalogue.list().map(({ id, anonymous }) => ({
          id,
          title: t(`service.${id}.title`),
          summary: t(`service.${id}.summary`),
          anonymous: anonymous && tenant.settings.anonymous !== false,
          mode: bindings.get(id)?.mode ?? 'here',
          url: bindings.get(id)?.url ?? null,
        })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/tenants/:lgd/services/:service',
    access: 'public',
    tag: 'Services',
    summary: 'What a service asks, its states and actions, and the categories to choose from',
    params: Type.Object({ lgd: Lgd.properties.lgd, service: Type.String() }),
    answers: {
      200: Type.Object({
        id: Type.String(),
        title: Type.String(),
        version: Type.String(),
        form: Type.Record(Type.String(), Type.Unknown()),
        workflow: Type.Unknown(),
        categories: Type.Array(Category),
      }),
    },
    handle: async (context, { params }) => {
      const city = cityOf(context)
      const service = await serviceOf(city, params.service)
      const definition = app.catalogue.effective(city.tenant.id, service.id)
      if (!definition) throw errors.notFound()
      const tree = Object.values(service.form).find((field) => field.kind === 'tree')
      const entries = tree ? await app.masterData.list(city.tenant.id, tree.master) : []
      return json({
        id: service.id,
        title: city.t(`service.${service.id}.title`),
        version: definition.hash,
        form: service.form,
        workflow: service.workflow,
        categories: entries.map((entry) => ({
          code: entry.code,
          parentCode: entry.parentCode,
          name: entryName(city, entry.name),
          keywords: categoryData(entry).keywords ?? [],
        })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/mine',
    access: 'signed-in',
    tag: 'Applications',
    summary: 'The caller’s cases in every city, newest first',
    query: Type.Object({
      before: Type.Optional(
        Type.String({ maxLength: 40, description: '`next` of the page before' }),
      ),
    }),
    answers: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({ ...CaseSummary.properties, lgd: Type.Integer(), followed: Type.Boolean() }),
        ),
        next: Type.Union([Type.String(), Type.Null()]),
      }),
    },
    handle: async (context, { query }) => {
      const { accountId } = personOf(context)
      const before = new Date(query.before ?? '9999-01-01')
      if (Number.isNaN(before.getTime())) {
        throw errors.badRequest([{ path: 'query.before', code: 'fault.date' }])
      }
      const rows = await app.database.read({ account: accountId }, listMine([before]))
      const shown = rows.slice(0, 20)
      return json({
        items: shown.map((row) => ({
          lgd: row.tenant_id,
          number: row.number,
          service: row.service,
          category: row.category,
          title: row.title,
          state: row.state,
          open: row.open,
          wardId: null,
          dueAt: row.due_at,
          filedAt: row.filed_at,
          followed: row.followed,
        })),
        next: rows.length > 20 ? (shown.at(-1)?.filed_at.toISOString() ?? null) : null,
      })
    },
  }),
]
