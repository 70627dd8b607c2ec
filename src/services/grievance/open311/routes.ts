import type { AnyRoute } from '../../../kernel/http/route.js'
import type { App } from '../../../platform/app.js'
import type { Context } from '../../../platform/request/context.js'
import { formats } from './geo-reply.js'
import { requestRoutes } from './request-routes.js'
import { serviceRoutes } from './service-routes.js'

/** Open311 GeoReport v2 for every city, each call in JSON and in XML. */
export const open311Routes = (app: App): readonly AnyRoute<Context>[] =>
  formats.flatMap((format) => [...serviceRoutes(app, format), ...requestRoutes(app, format)])
