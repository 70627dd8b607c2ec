import { Type } from 'typebox'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import { json } from '../../kernel/http/reply.js'
import type { App } from '../app.js'
import { cursorOf, cursorText } from '../desk/inbox-cursor.js'
import { inboxPageSize, listInbox, reachOf } from '../desk/inbox-store.js'
import { cityOf, personOf, route } from '../request/context.js'
import { CaseSummary, Lgd } from './schemas.js'

const views = ['mine', 'office', 'near', 'overdue', 'all'] as const

export const inboxApi = (app: App) => [
  route({
    method: 'GET',
    path: '/api/v1/tenants/:lgd/applications',
    access: { permission: 'desk.use' },
    tag: 'Applications',
    summary: 'The inbox: cases that the caller’s roles reach, most urgent first',
    params: Lgd,
    query: Type.Object({
      view: Type.Optional(Type.Union(views.map((view) => Type.Literal(view)))),
      service: Type.Optional(Type.String({ maxLength: 60 })),
      ward: Type.Optional(Type.String({ pattern: uuidPattern })),
      after: Type.Optional(
        Type.String({ maxLength: 80, description: '`next` of the page before' }),
      ),
    }),
    answers: {
      200: Type.Object({
        items: Type.Array(CaseSummary),
        next: Type.Union([Type.String(), Type.Null()]),
      }),
    },
    handle: async (context, { query }) => {
      const { tenant } = cityOf(context)
      const person = personOf(context)
      const rows = await app.database.read(
        { tenant: tenant.id },
        listInbox({
          view: views.find((view) => view === query.view) ?? 'office',
          accountId: person.accountId,
          reach: reachOf(person.grants, app.catalogue.list()),
          service: query.service,
          ward: query.ward,
          sort: 'due',
          after: cursorOf(query.after),
        }),
      )
      const shown = rows.slice(0, inboxPageSize)
      const last = shown.at(-1)
      return json({
        items: shown.map((row) => ({
          number: row.number,
          service: row.service,
          category: row.category,
          title: row.title,
          state: row.state,
          open: row.open,
          wardId: row.ward_id,
          dueAt: row.due_at,
          filedAt: row.filed_at,
        })),
        next: rows.length > inboxPageSize && last ? cursorText(last, 'due') : null,
      })
    },
  }),
]
