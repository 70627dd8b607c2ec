import { raiseOverdueCase } from './applications/overdue.js'
import { residentCaseRoutes } from './cases/resident-routes.js'
import { desk } from './desk/index.js'
import { demoRoutes } from './demo/routes.js'
import { mineReader } from './front/mine-reader.js'
import { frontRoutes } from './front/routes.js'
import { identityRoutes } from './identity/routes.js'
import { filingRoutes } from './journey/filing-routes.js'
import { questionRoutes } from './journey/question-routes.js'
import { upkeep } from './journey/upkeep.js'
import type { Module } from './module.js'
import { noticeReader } from './notifications/notice-reader.js'
import { sendNotice } from './notifications/send-notice.js'
import { apiRoutes } from './reference/api-routes.js'
import { uploadRoutes } from './uploads/routes.js'

const migrations = (name: string) => new URL(`./${name}/migrations/`, import.meta.url)

/** The civic building blocks, in the order in which their tables stand on each other. */
export const platformModules: readonly Module[] = [
  {
    name: 'kernel',
    migrations: new URL('../kernel/db/migrations/', import.meta.url),
    messages: new URL('../kernel/messages/', import.meta.url),
  },
  { name: 'tenancy', migrations: migrations('tenancy') },
  { name: 'places', migrations: migrations('places') },
  { name: 'masterdata', migrations: migrations('masterdata') },
  {
    name: 'identity',
    migrations: migrations('identity'),
    messages: new URL('./identity/messages/', import.meta.url),
    routes: identityRoutes,
  },
  { name: 'access', migrations: migrations('access') },
  { name: 'parties', migrations: migrations('parties') },
  { name: 'uploads', migrations: migrations('uploads'), routes: uploadRoutes },
  {
    name: 'notifications',
    migrations: migrations('notifications'),
    messages: new URL('./notifications/messages/', import.meta.url),
    readers: () => [noticeReader],
    jobs: (app) => ({ 'notice.send': sendNotice(app) }),
  },
  {
    name: 'applications',
    migrations: migrations('applications'),
    messages: new URL('./applications/messages/', import.meta.url),
    routes: residentCaseRoutes,
    jobs: (app) => ({ 'service.due': raiseOverdueCase(app) }),
  },
  {
    name: 'journey',
    messages: new URL('./journey/messages/', import.meta.url),
    jobs: (app) => ({ upkeep: upkeep(app) }),
    routes: (app) => [...questionRoutes(app), ...filingRoutes(app)],
  },
  {
    name: 'front',
    messages: new URL('./front/messages/', import.meta.url),
    readers: () => [mineReader],
    routes: frontRoutes,
  },
  desk,
  {
    name: 'reference',
    messages: new URL('./reference/messages/', import.meta.url),
    routes: apiRoutes,
  },
  { name: 'demo', messages: new URL('./demo/messages/', import.meta.url), routes: demoRoutes },
]
