import type { FastifyInstance } from 'fastify'
import { createServer } from './kernel/http/server.js'
import { infoRoutes } from './info-routes.js'
import type { App } from './platform/app.js'
import { admit } from './platform/request/admit.js'
import { presentError } from './platform/request/present-error.js'
import type { Context } from './platform/request/context.js'
import type { AnyRoute } from './kernel/http/route.js'

/** All routes of the program: the modules' and the ones that tell about the program itself. */
export function routesOf(app: App): AnyRoute<Context>[] {
  const routes = app.modules.flatMap((module) => [...(module.routes?.(app) ?? [])])
  return [...routes, ...infoRoutes(app, routes)]
}

/** The HTTP server of a composed program; it does not listen yet. */
export const serve = (app: App): Promise<FastifyInstance> =>
  createServer<Context>({
    routes: routesOf(app),
    log: app.log,
    trustProxy: app.config.trustProxy,
    secureCookies: app.config.publicUrl.startsWith('https:'),
    admit: (request, route) => admit(app, request, route),
    present: (error, request) => presentError(app, error, request),
    onAnswer: app.metrics.answered,
  })
