import type { App } from '../app.js'
import type { AnyRoute } from '../../kernel/http/route.js'
import type { Context } from '../request/context.js'
import { applicationApi } from './application-api.js'
import { catalogueApi } from './catalogue-api.js'
import { inboxApi } from './inbox-api.js'
import { placeApi } from './place-api.js'
import { sessionApi } from './session-api.js'
import { streamApi } from './stream-api.js'
import { uploadApi } from './upload-api.js'

/** The documented HTTP API: whatever a page can do, with the same permissions. */
export const apiRoutes = (app: App): readonly AnyRoute<Context>[] => [
  ...sessionApi(app),
  ...catalogueApi(app),
  ...placeApi(app),
  ...inboxApi(app),
  ...applicationApi(app),
  ...uploadApi(app),
  ...streamApi(app),
]
