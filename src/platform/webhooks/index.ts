import type { Module } from '../module.js'
import { systemResolve } from './check-target.js'
import { createCouriers } from './courier.js'
import { feedApi } from './feed-api.js'
import { webhookApi } from './webhook-api.js'
import { webhookReader } from './webhook-reader.js'
import { webhookRoutes } from './webhook-routes.js'

/** What happens in a city, told to programs: pulled by the feed, or pushed by webhooks. */
export const webhooks: Module = {
  name: 'webhooks',
  migrations: new URL('./migrations/', import.meta.url),
  messages: new URL('./messages/', import.meta.url),
  routes: (app) => [...feedApi(app), ...webhookApi(app), ...webhookRoutes(app)],
  readers: () => [webhookReader],
  jobs: (app) => {
    const { privateWebhooks } = app.config
    const policy = { allowsPrivate: privateWebhooks, resolve: systemResolve }
    return { 'webhook.deliver': createCouriers(app, policy).handler }
  },
}
