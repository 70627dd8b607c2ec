import { administration } from './administration/index.js'
import { appeals } from './appeals/index.js'
import { digestReader } from './applications/digest/digest-reader.js'
import { digestRoutes } from './applications/digest/digest-routes.js'
import { makeDigest } from './applications/digest/make-digest.js'
import { tickCase } from './applications/tick-case.js'
import { residentCaseRoutes } from './cases/resident-routes.js'
import { body } from './body/index.js'
import { clients } from './clients/index.js'
import { bulk } from './bulk/index.js'
import { desk } from './desk/index.js'
import { counter } from './counter/index.js'
import { duplicates } from './duplicates/index.js'
import { demoRoutes } from './demo/routes.js'
import { mineReader } from './front/mine-reader.js'
import { frontRoutes } from './front/routes.js'
import { identityRoutes } from './identity/routes.js'
import { filingRoutes } from './journey/filing-routes.js'
import { questionRoutes } from './journey/question-routes.js'
import { upkeep } from './journey/upkeep.js'
import { languages } from './languages/index.js'
import { masterData } from './masterdata/index.js'
import type { Module } from './module.js'
import { routing } from './routing/index.js'
import { overlays } from './overlays/index.js'
import { offline } from './offline/index.js'
import { notifications } from './notifications/index.js'
import { places } from './places/index.js'
import { apiRoutes } from './reference/api-routes.js'
import { surveys } from './surveys/index.js'
import { staff } from './staff/index.js'
import { transfer } from './transfer/index.js'
import { uploadRoutes } from './uploads/routes.js'
import { webhooks } from './webhooks/index.js'

const migrations = (name: string) => new URL(`./${name}/migrations/`, import.meta.url)

/** The civic building blocks, in the order in which their tables stand on each other. */
export const platformModules: readonly Module[] = [
  {
    name: 'kernel',
    migrations: new URL('../kernel/db/migrations/', import.meta.url),
    messages: new URL('../kernel/messages/', import.meta.url),
  },
  { name: 'tenancy', migrations: migrations('tenancy') },
  places,
  masterData,
  {
    name: 'identity',
    migrations: migrations('identity'),
    messages: new URL('./identity/messages/', import.meta.url),
    routes: identityRoutes,
  },
  { name: 'access', migrations: migrations('access') },
  { name: 'parties', migrations: migrations('parties') },
  { name: 'uploads', migrations: migrations('uploads'), routes: uploadRoutes },
  notifications,
  {
    name: 'applications',
    migrations: migrations('applications'),
    messages: new URL('./applications/messages/', import.meta.url),
    permissions: [
      {
        name: 'digest.read',
        title: 'Read the morning report',
        roles: ['commissioner', 'city-admin'],
      },
    ],
    deskNavigation: [
      { title: 'digest.title', path: 'digest', permission: 'digest.read', order: 4 },
    ],
    readers: (app) => [digestReader(app)],
    routes: (app) => [...residentCaseRoutes(app), ...digestRoutes(app)],
    jobs: (app) => ({ 'service.due': tickCase(app), 'digest.make': makeDigest(app) }),
  },
  appeals,
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
  offline,
  clients,
  webhooks,
  administration,
  staff,
  body,
  overlays,
  routing,
  counter,
  surveys,
  languages,
  duplicates,
  bulk,
  transfer,
  {
    name: 'reference',
    messages: new URL('./reference/messages/', import.meta.url),
    routes: apiRoutes,
  },
  { name: 'demo', messages: new URL('./demo/messages/', import.meta.url), routes: demoRoutes },
]
