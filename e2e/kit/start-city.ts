import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { simulatedSms } from '../../src/adaptors/sms/simulated-sms.js'
import { compose } from '../../src/compose.js'
import { demoCity } from '../../src/demo/demo-city.js'
import { readConfig } from '../../src/kernel/config/config.js'
import type { App } from '../../src/platform/app.js'
import { staffOfLogin } from '../../src/platform/identity/account-store.js'
import { startSession } from '../../src/platform/identity/sessions.js'
import type { Sms } from '../../src/platform/notifications/sms-port.js'
import { serve } from '../../src/serve.js'
import { testKeys } from '../../src/testing/city-template.js'
import { createTestDatabase, type TestDatabase } from '../../src/testing/test-database.js'
import { atEnd } from '../../src/testing/test-server.js'
import { demoTemplate } from './demo-template.js'

/** The program with the demo city, listening on a free port. */
export interface City {
  app: App
  url: string
  slug: string
  /** Everything that phones received, oldest first. */
  sms: Sms[]
  /** What the log was told at level error. */
  logged: string[]
  /** Rows as the owner of the tables sees them. */
  asOwner: TestDatabase['asOwner']
  /** A session cookie of a demo login. */
  sessionOf(login: string): Promise<{ name: string; value: string }>
  /** Until events are sequenced and read, and jobs that are due are done. */
  settle(): Promise<void>
}

export async function startCity(): Promise<City> {
  const { database, asOwner } = await createTestDatabase(await demoTemplate())
  const folder = mkdtempSync(join(tmpdir(), 'nagara-e2e-'))
  const [sms, logged]: [Sms[], string[]] = [[], []]
  const outbox = simulatedSms({ database })
  const composed = await compose({
    config: readConfig({ NAGARA_DATA: folder, NAGARA_URL: 'http://127.0.0.1' }),
    database,
    keys: testKeys,
    log: pino({ level: 'error' }, { write: (line: string) => logged.push(line) }),
    sms: {
      send(message) {
        sms.push(message)
        return outbox.send({ ...message, tenantId: null })
      },
    },
  })
  const { app } = composed
  composed.startJobs()
  const server = await serve(app)
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  atEnd(async () => {
    await server.close()
    await composed.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    app,
    url,
    slug: demoCity.slug,
    sms,
    logged,
    asOwner,
    async sessionOf(login) {
      const [row] = await database.read('kernel', staffOfLogin([login]))
      if (!row) throw new Error(`nobody has the login ${login}`)
      const { name, value } = await startSession(database, { id: row.id, kind: 'staff' })
      return { name, value }
    },
    async settle() {
      await app.events.settle()
      await app.jobs.settle()
    },
  }
}
