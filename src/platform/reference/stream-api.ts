import { Type } from 'typebox'
import type { App } from '../app.js'
import { headOf, readLog, toEvent } from '../../kernel/events/log-store.js'
import { streamEvents } from '../../kernel/http/event-stream.js'
import { cityOf, route } from '../request/context.js'
import { Lgd } from './schemas.js'

const heartbeatMs = 20_000

export const streamApi = (app: App) => [
  route({
    method: 'GET',
    path: '/api/v1/tenants/:lgd/events/stream',
    access: { permission: 'desk.use' },
    tag: 'Events',
    summary:
      'The events of a city as they enter the log (server-sent events; resume by Last-Event-ID)',
    params: Lgd,
    query: Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0 })) }),
    handle: (context, { query, request }) => {
      const { tenant } = cityOf(context)
      const partition = tenant.id % 64
      const last = Number(request.headers['last-event-id'] ?? query.after ?? Number.NaN)
      return streamEvents({
        heartbeatMs,
        ...(Number.isSafeInteger(last) && { after: last }),
        head: async () => {
          const rows = await app.database.read('kernel', headOf([partition]))
          return rows[0]?.position ?? 0
        },
        read: async (after) => {
          const rows = await app.database.read('kernel', readLog([[partition], [after], null, 200]))
          return {
            next: rows.at(-1)?.position ?? after,
            events: rows
              .map(toEvent)
              .filter((event) => event.tenantId === tenant.id)
              .map((event) => ({
                id: event.position,
                data: {
                  type: event.type,
                  subject: event.subject,
                  wardId: event.wardId,
                  occurredAt: event.occurredAt,
                  dimensions: event.dimensions,
                  data: event.data,
                },
              })),
          }
        },
        onNews: app.events.onNews,
      })
    },
  }),
]
