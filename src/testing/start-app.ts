import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { compose } from '../compose.js'
import { readConfig } from '../kernel/config/config.js'
import { modules } from '../modules.js'
import { builtInRoles } from '../platform/access/built-in-roles.js'
import type { App } from '../platform/app.js'
import { staffOfLogin } from '../platform/identity/account-store.js'
import { personFor } from '../platform/identity/residents.js'
import { startSession } from '../platform/identity/sessions.js'
import type { Module } from '../platform/module.js'
import type { Sms } from '../platform/notifications/sms-port.js'
import type { Tenant } from '../platform/tenancy/tenant.js'
import { serve } from '../serve.js'
import { openBrowser, type Browser } from './browser.js'
import { cityTemplate, testKeys } from './city-template.js'
import { loginOf, seedRoles, testCities, type CityName } from './seed-test-cities.js'
import { createTestDatabase, type TestDatabase } from './test-database.js'
import { atEnd } from './test-server.js'

/** The whole program on a database of its own, with two small cities. */
export interface TestApp extends TestDatabase {
  app: App
  server: FastifyInstance
  a: Tenant
  b: Tenant
  /** What phones received. */
  sms: Sms[]
  /** What the log was told at level error: a test that provokes no bug leaves it empty. */
  logged: string[]
  clock: { advance(ms: number): void }
  browser(): Browser
  /** A browser in which the one who holds the role in the city is signed in. */
  signIn(role: string, city?: CityName): Promise<Browser>
  staffId(role: string, city?: CityName): Promise<string>
  /** A browser in which the person of this number and name is signed in. */
  residentSession(mobile?: string, name?: string): Promise<Browser>
  /** Empties every limit's bucket: for tests that ask more often than a person. */
  forgetLimits(): Promise<void>
  /** Until events are sequenced and read and jobs that are due are done. */
  settle(): Promise<void>
}

export interface TestAppOptions {
  /** More than the program's own. */
  modules?: readonly Module[]
  environment?: Readonly<Record<string, string>>
}

/** Composes and serves the program; nothing listens, requests are injected. About 0.3 s. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const test = await createTestDatabase(await cityTemplate())
  const { database } = test
  const folder = mkdtempSync(join(tmpdir(), 'nagara-app-'))
  const sms: Sms[] = []
  const logged: string[] = []
  const time = { ahead: 0 }
  const composed = await compose({
    config: readConfig({
      NAGARA_DATA: folder,
      NAGARA_DEMO: '0',
      NAGARA_URL: 'http://nagara.test',
      ...options.environment,
    }),
    database,
    keys: testKeys,
    log: pino({ level: 'error' }, { write: (line: string) => logged.push(line) }),
    clock: () => new Date(Date.now() + time.ahead),
    sms: {
      send(message) {
        sms.push(message)
        return Promise.resolve({ providerRef: message.id })
      },
    },
    modules: [...modules, ...(options.modules ?? [])],
  })
  const { app } = composed
  app.assets = withIslands(app.assets)
  const added = (options.modules ?? []).flatMap(({ services = [] }) => services)
  const isNew = (role: string) => added.some(({ roles }) => Object.hasOwn(roles, role))
  if (added.length > 0) {
    await seedRoles(
      app,
      builtInRoles(app.modules).filter(({ code }) => isNew(code)),
    )
  }
  composed.startJobs()
  const server = await serve(app)
  atEnd(async () => {
    await server.close()
    await composed.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const tenant = (city: CityName): Tenant => {
    const found = app.tenants.byId(testCities[city].id)
    if (!found) throw new Error(`city ${city} is missing`)
    return found
  }
  const staffId = async (role: string, city: CityName = 'a') => {
    const [row] = await database.read('kernel', staffOfLogin([loginOf(role, city)]))
    if (!row) throw new Error(`nobody holds ${role}`)
    return row.id
  }
  const signedIn = async (id: string, kind: 'staff' | 'resident'): Promise<Browser> => {
    const browser = openBrowser(server)
    const { name, value } = await startSession(database, { id, kind })
    browser.cookies.set(name, value)
    return browser
  }
  return {
    ...test,
    app,
    server,
    a: tenant('a'),
    b: tenant('b'),
    sms,
    logged,
    clock: {
      advance(ms) {
        time.ahead += ms
      },
    },
    browser: () => openBrowser(server),
    signIn: async (role, city = 'a') => signedIn(await staffId(role, city), 'staff'),
    staffId,
    async residentSession(mobile = '+919876500001', name = 'Ravi Kale') {
      const person = await personFor(app, { mobile, name, language: 'en' })
      return signedIn(person.id, 'resident')
    },
    async forgetLimits() {
      await test.asOwner('truncate kernel.rate_limit')
    },
    async settle() {
      await app.events.settle()
      await app.jobs.settle()
    },
  }
}

/** Scripts are built before a release, not before a test from the sources. */
function withIslands(assets: App['assets']): App['assets'] {
  const url = (name: string) => {
    try {
      return assets.url(name)
    } catch (error) {
      if (name.endsWith('.island.js')) return `/assets/${name}`
      throw error
    }
  }
  return { ...assets, url }
}
