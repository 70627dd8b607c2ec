import type { App } from '../app.js'
import type { Reply } from '../../kernel/http/reply.js'
import { errors } from '../../kernel/errors/errors.js'
import { route, type Context } from '../request/context.js'
import { demoPage, outboxPage } from './pages.js'

/** Pages that exist only in the demo: who can sign in, and what the simulated phone received. */
export const demoRoutes = (app: App) => {
  const onlyDemo =
    (show: (context: Context) => Reply | Promise<Reply>) =>
    (context: Context): Reply | Promise<Reply> => {
      if (!app.config.demo) throw errors.notFound()
      return show(context)
    }
  return [
    route({ method: 'GET', path: '/demo', access: 'public', handle: onlyDemo(demoPage) }),
    route({ method: 'GET', path: '/demo/outbox', access: 'public', handle: onlyDemo(outboxPage) }),
  ]
}
