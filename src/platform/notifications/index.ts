import type { Module } from '../module.js'
import { inboxRoutes } from './inbox-routes.js'
import { noticeReader } from './notice-reader.js'
import { reportRoutes } from './report-routes.js'
import { sendNotices } from './send-notices.js'
import { settingsRoutes } from './settings-routes.js'
import { outsideWays } from './way.js'

/** Telling people what became of what concerns them. */
export const notifications: Module = {
  name: 'notifications',
  migrations: new URL('./migrations/', import.meta.url),
  messages: new URL('./messages/', import.meta.url),
  routes: (app) => [...inboxRoutes(app), ...settingsRoutes(app), ...reportRoutes(app)],
  readers: (app) => [noticeReader(app)],
  jobs: (app) => ({ 'notice.send': sendNotices(app) }),
  doctor: (app) =>
    Promise.resolve(
      outsideWays
        .filter((way) => app.carriers.of(way).length === 0)
        .map((way) => `No provider is set up for ${way}: such messages are refused`),
    ),
}
