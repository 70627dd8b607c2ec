import type { Logger } from 'pino'
import type { CountryPack } from '../countries/country-pack.js'
import type { Clock } from '../kernel/clock.js'
import type { Config } from '../kernel/config/config.js'
import type { Keyring } from '../kernel/crypto/keyring.js'
import type { Database } from '../kernel/db/database.js'
import type { LogRunner } from '../kernel/events/log-runner.js'
import type { FileStore } from '../kernel/files/file-store.js'
import type { Metrics } from '../kernel/http/metrics.js'
import type { Messages } from '../kernel/i18n/messages.js'
import type { JobRunner } from '../kernel/jobs/job-runner.js'
import type { Assets } from '../kernel/web/assets.js'
import type { Filing } from './applications/file-application.js'
import type { Module } from './module.js'
import type { Carriers } from './notifications/carriers.js'
import type { SmsPort } from './notifications/sms-port.js'
import type { Overlays } from './overlays/overlays.js'
import type { Places } from './places/places.js'
import type { Catalogue } from './service-kit/catalogue.js'
import type { Bindings } from './tenancy/bindings.js'
import type { Tenants } from './tenancy/tenants.js'
import type { Wordings } from './wording/wordings.js'
import type { MasterData } from './masterdata/master-data.js'

/** What runs in one process; made once in `compose.ts` and passed on, never reached for. */
export interface App {
  config: Config
  log: Logger
  clock: Clock
  keys: Keyring
  database: Database
  country: CountryPack
  messages: Messages
  assets: Assets
  files: FileStore
  metrics: Metrics
  tenants: Tenants
  bindings: Bindings
  places: Places
  masterData: MasterData
  catalogue: Catalogue
  overlays: Overlays
  wordings: Wordings
  filing: Filing
  /** One-time codes go by it, through the same providers as notices. */
  sms: SmsPort
  carriers: Carriers
  modules: readonly Module[]
  /** Set when the server's runners start; commands that run once work without them. */
  events: LogRunner
  jobs: JobRunner
}
