import { errors } from './kernel/errors/errors.js'
import { jobCounts } from './kernel/jobs/job-store.js'
import { readerLags } from './kernel/events/log-store.js'
import { openApiDocument } from './kernel/http/openapi.js'
import { json, text, withHeaders, type Reply } from './kernel/http/reply.js'
import type { AnyRoute } from './kernel/http/route.js'
import type { App } from './platform/app.js'
import { referencePage } from './platform/reference/reference-page.js'
import { route, type Context } from './platform/request/context.js'

const forever = { 'cache-control': 'public, max-age=31536000, immutable' }

/** Health, metrics, the API's description, and the files for the browser. */
export function infoRoutes(app: App, routes: readonly AnyRoute<Context>[]): AnyRoute<Context>[] {
  const document = openApiDocument(routes, {
    title: 'Nagara',
    version: '0.1.0',
    description:
      'The digital side of a city. Every answer to a fault is application/problem+json (RFC 9457).',
    serverUrl: app.config.publicUrl,
  })
  app.metrics.gauge(
    'nagara_event_lag',
    'Events that a reader has yet to read, all readers',
    async () => {
      const rows = await app.database.read('kernel', readerLags())
      return rows.reduce((sum, row) => sum + row.lag, 0)
    },
  )
  app.metrics.gauge('nagara_jobs_waiting', 'Jobs and timers that wait', async () => {
    const [row] = await app.database.read('kernel', jobCounts())
    return row?.waiting ?? 0
  })
  app.metrics.gauge('nagara_jobs_failed', 'Jobs that rest with an error', async () => {
    const [row] = await app.database.read('kernel', jobCounts())
    return row?.failed ?? 0
  })
  return [
    route({ method: 'GET', path: '/healthz', access: 'public', handle: () => text('ok') }),
    route({
      method: 'GET',
      path: '/readyz',
      access: 'public',
      handle: async () => {
        await app.database.ping()
        return text('ready')
      },
    }),
    route({
      method: 'GET',
      path: '/metrics',
      access: 'public',
      handle: async ({ ip }, { request }): Promise<Reply> => {
        // Numbers of the machine are for its operator: from the machine itself, not through a proxy.
        const isLocal = /^(127\.|::1$|::ffff:127\.)/.test(ip) && !request.headers['x-forwarded-for']
        if (!isLocal) throw errors.notFound()
        return {
          status: 200,
          type: app.metrics.registry.contentType,
          body: await app.metrics.registry.metrics(),
        }
      },
    }),
    route({ method: 'GET', path: '/openapi.json', access: 'public', handle: () => json(document) }),
    route({
      method: 'GET',
      path: '/api',
      access: 'public',
      handle: (context) => referencePage(context, document),
    }),
    route({
      method: 'GET',
      path: '/assets/:file',
      access: 'public',
      handle: (context, { request }) =>
        asset(app, context.path, request.headers['accept-encoding']),
    }),
    route({
      method: 'GET',
      path: '/kolam.svg',
      access: 'public',
      handle: () => asset(app, app.assets.url('kolam.svg'), undefined),
    }),
  ]
}

function asset(app: App, path: string, accepts: string | string[] | undefined): Reply {
  const found = app.assets.find(path)
  if (!found) throw errors.notFound()
  const packed = found.brotli && String(accepts ?? '').includes('br') ? found.brotli : undefined
  const reply: Reply = { status: 200, type: found.type, body: packed ?? found.body }
  return withHeaders(reply, {
    ...forever,
    vary: 'accept-encoding',
    ...(packed && { 'content-encoding': 'br' }),
  })
}
