import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino, type Logger } from 'pino'
import { localFileStore } from './adaptors/file-store/local-file-store.js'
import { noProviders } from './adaptors/notices/no-providers.js'
import type { Simulation } from './adaptors/notices/simulated-provider.js'
import { simulatedProviders } from './adaptors/notices/simulated-providers.js'
import { india } from './countries/in/index.js'
import { systemClock, type Clock } from './kernel/clock.js'
import type { Config } from './kernel/config/config.js'
import type { Keyring } from './kernel/crypto/keyring.js'
import type { Database } from './kernel/db/database.js'
import { startLogRunner } from './kernel/events/log-runner.js'
import { createMetrics } from './kernel/http/metrics.js'
import { loadCatalogues } from './kernel/i18n/load-catalogues.js'
import { createMessages } from './kernel/i18n/messages.js'
import { startJobRunner } from './kernel/jobs/job-runner.js'
import { loadAssets } from './kernel/web/assets.js'
import { modules as ownModules } from './modules.js'
import type { App } from './platform/app.js'
import type { Module } from './platform/module.js'
import { createFiling } from './platform/applications/file-application.js'
import { createMasterData } from './platform/masterdata/master-data.js'
import { createCarriers } from './platform/notifications/carriers.js'
import type { Providers } from './platform/notifications/provider.js'
import { receiveReports } from './platform/notifications/receive-reports.js'
import { smsPortOf } from './platform/notifications/send-at-once.js'
import { providerOfSms, type SmsPort } from './platform/notifications/sms-port.js'
import { loadOverlays } from './platform/overlays/overlays.js'
import { createPlaces } from './platform/places/places.js'
import { createCatalogue } from './platform/service-kit/catalogue.js'
import type { ServiceDeclaration } from './platform/service-kit/service.js'
import { textsOf } from './platform/service-kit/texts.js'
import { createBindings } from './platform/tenancy/bindings.js'
import { loadTenants } from './platform/tenancy/tenants.js'
import { loadWordings } from './platform/wording/wordings.js'

export interface Parts {
  config: Config
  database: Database
  keys: Keyring
  log?: Logger
  clock?: Clock
  sms?: SmsPort
  /** Who carries messages, instead of the configuration's. */
  providers?: Providers
  /** Another list than the program's own; tests add services to it. */
  modules?: readonly Module[]
}

/** A composed program, with what must be stopped when it ends. */
export interface Composed {
  app: App
  /** Begins to work on jobs and timers; a command that only seeds leaves them to the server. */
  startJobs(): void
  stop(): Promise<void>
}

/** Puts the program together from its parts and starts its runners. The one place where things meet. */
export async function compose(parts: Parts): Promise<Composed> {
  const { config, database, keys, clock = systemClock, modules = ownModules } = parts
  const log = parts.log ?? pino({ level: config.logLevel, base: null })
  const services = modules.flatMap((module) => module.services ?? [])
  const tenants = await loadTenants(database)
  const overlays = await loadOverlays(database, tenants, services)
  const catalogue = createCatalogue(services, overlays.definitionOf)
  const messages = allMessages(modules, services, log)
  const wordings = await loadWordings(database, tenants, overlays, messages)
  const masterData = createMasterData(database, tenants)
  const bindings = createBindings(database)
  const places = createPlaces(database)
  const waiting: { wake?: () => void } = {}
  const wake = () => waiting.wake?.()
  const report: ReportSink = (tenantId, provider, reports) =>
    receiveReports(app, tenantId, { provider, reports })
  const carriers = createCarriers(parts.providers ?? providersOf(parts, report))
  const app: App = {
    config,
    log,
    clock,
    keys,
    database,
    country: india,
    messages,
    overlays,
    wordings,
    assets: loadAssets([
      fileURLToPath(new URL('./kernel/web/static/', import.meta.url)),
      fileURLToPath(new URL('./islands/', import.meta.url)),
    ]),
    files: localFileStore(join(config.dataFolder, 'files')),
    metrics: createMetrics(),
    tenants,
    bindings,
    places,
    masterData,
    catalogue,
    filing: createFiling({ database, country: india, masterData, clock, onFiled: wake }),
    sms: smsPortOf(carriers),
    carriers,
    modules,
    events: notStarted,
    jobs: notStarted,
  }
  const readers = modules.flatMap((module) => module.readers?.(app) ?? [])
  const handlers = new Map(modules.flatMap((module) => Object.entries(module.jobs?.(app) ?? {})))
  app.events = await startLogRunner({ database, readers, log })
  app.events.onRead(() => app.jobs.wake())
  waiting.wake = app.events.wake
  await database.listen('nagara_tenants', () => {
    bindings.forget()
    tenants
      .reload()
      .catch((error: unknown) => log.warn({ err: error }, 'tenants were not reloaded'))
  })
  const warn = (what: string) => (error: unknown) => log.warn({ err: error }, what)
  await database.listen('nagara_masterdata', () => {
    masterData.forget()
    wordings.reload().catch(warn('wordings were not read again'))
  })
  await database.listen('nagara_overlays', () => {
    overlays.reload().then(wordings.forget, warn('overlays were not read again'))
  })
  await database.listen('nagara_places', places.forget)
  return {
    app,
    startJobs() {
      app.jobs = startJobRunner({ database, handlers, log })
    },
    async stop() {
      await app.events.stop()
      await app.jobs.stop()
    },
  }
}

type ReportSink = NonNullable<Simulation['report']>

/** The demo's phone receives everything; elsewhere nobody carries what nobody was set up for. */
function providersOf({ config, database, sms }: Parts, report: ReportSink): Providers {
  const providers = config.demo ? simulatedProviders({ database, report }) : noProviders
  return sms ? { ...providers, sms: [providerOfSms(sms)] } : providers
}

const notStarted = {
  wake: () => {},
  onNews: () => () => {},
  onRead: () => {},
  settle: () => Promise.resolve(),
  stop: () => Promise.resolve(),
}

function allMessages(
  modules: readonly Module[],
  services: readonly ServiceDeclaration[],
  log: Logger,
) {
  const folders = modules.flatMap((module) => module.messages ?? [])
  const catalogues = loadCatalogues(folders)
  const english = new Map(catalogues.get('en'))
  for (const service of services) for (const [key, text] of textsOf(service)) english.set(key, text)
  catalogues.set('en', english)
  return createMessages(catalogues, india.languageChain, (key) =>
    log.error({ key }, 'a text is missing in every language'),
  )
}
