import type { Module } from '../module.js'
import { activateScheduled } from './change-overlay.js'
import { migrateJob } from './migrate-cases.js'
import { recompileJob } from './recompile.js'
import { overlayRoutes } from './routes.js'

/** What a state or a city changes in a service, within the freedom that its declaration gives. */
export const overlays: Module = {
  name: 'overlays',
  migrations: new URL('./migrations/', import.meta.url),
  messages: new URL('./messages/', import.meta.url),
  permissions: [
    {
      name: 'forms.read',
      title: 'See the forms and steps of services',
      roles: ['city-admin', 'commissioner'],
    },
    {
      name: 'forms.change',
      title: 'Change the forms and steps of services',
      roles: ['city-admin'],
    },
  ],
  administration: [{ title: 'overlay.title', path: 'forms', permission: 'forms.read', order: 40 }],
  jobs: (app) => ({
    'overlay.activate': activateScheduled(app),
    'overlay.migrate': migrateJob(app),
    'overlay.recompile': recompileJob(app),
  }),
  routes: overlayRoutes,
}
