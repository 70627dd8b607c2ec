import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import { json } from '../../kernel/http/reply.js'
import type { App } from '../app.js'
import { Lgd } from '../reference/schemas.js'
import { cityOf, route } from '../request/context.js'
import { readFeed, type FeedPage } from './read-feed.js'
import { CloudEventBody } from './schemas.js'
import { isSharedType, sharedTypes } from './shared-events.js'
import { waitForNews } from './wait-for-news.js'

const longestWaitSeconds = 25

/** The change feed: everything that happens to the cases of a city, in order, to be pulled. */
export const feedApi = (app: App) => [
  route({
    method: 'GET',
    path: '/api/v1/tenants/:lgd/changes',
    access: { scope: 'feed:read' },
    tag: 'Events',
    summary:
      'What happened in a city after a cursor, as CloudEvents; waits for news when asked to (scope feed:read)',
    params: Lgd,
    query: Type.Object({
      after: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: Number.MAX_SAFE_INTEGER,
          description: 'The `next` of the page before; from the beginning without it',
        }),
      ),
      types: Type.Optional(
        Type.String({ maxLength: 400, description: 'Names with commas; all without it' }),
      ),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
      wait: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: longestWaitSeconds,
          description: 'Seconds to wait for a first event when there is none',
        }),
      ),
    }),
    answers: {
      200: Type.Object({ items: Type.Array(CloudEventBody), next: Type.Integer() }),
    },
    handle: async (context, { query, request }) => {
      const { tenant } = cityOf(context)
      const types = typesOf(query.types)
      const ask = (after: number) =>
        readFeed(app, { tenantId: tenant.id, after, types, limit: query.limit ?? 100 })
      const waiting = waitForNews(app.events, request.raw)
      const until = Date.now() + (query.wait ?? 0) * 1_000
      try {
        let page: FeedPage = await ask(query.after ?? 0)
        while (page.items.length === 0 && Date.now() < until && !request.raw.socket.destroyed) {
          await waiting.news(until - Date.now())
          page = await ask(page.next)
        }
        return json(page)
      } finally {
        waiting.end()
      }
    },
  }),
]

/** The types that were asked for. Throws `bad-request` for a name that is never told. */
function typesOf(text: string | undefined): readonly string[] {
  if (text === undefined) return sharedTypes
  const asked = text.split(',').map((type) => type.trim())
  if (!asked.every(isSharedType)) {
    throw errors.badRequest([{ path: 'query.types', code: 'fault.enum' }])
  }
  return asked
}
