import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import pg from 'pg'
import { compose } from '../compose.js'
import { readConfig } from '../kernel/config/config.js'
import { createKeyring } from '../kernel/crypto/keyring.js'
import { openDatabase } from '../kernel/db/database.js'
import { seedTestCities } from './seed-test-cities.js'
import { templateName } from './template.js'
import { runAlone } from './test-database.js'
import { testServer } from './test-server.js'

const name = 'nagara_cities'

/** The same in every test, so that what the template sealed can be opened in its clones. */
export const testKeys = createKeyring(Buffer.alloc(32, 7))

let made: Promise<string> | undefined

/** A template with two seeded cities; made by the first test file that needs it. */
export const cityTemplate = (): Promise<string> => (made ??= ensure())

async function ensure(): Promise<string> {
  const superuser = await testServer()
  const guard = new pg.Client(superuser)
  await guard.connect()
  try {
    // Test files run beside each other; only one of them seeds.
    await guard.query(`select pg_advisory_lock(hashtext('${name}'))`)
    const found = await guard.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await make(superuser)
  } finally {
    await guard.end()
  }
  return name
}

async function make(superuser: pg.ClientConfig): Promise<void> {
  const draft = `making_${randomUUID().slice(0, 8)}`
  await runAlone(superuser, `create database ${draft} template ${templateName} owner nagara_owner`)
  const connection = { ...superuser, user: 'nagara_app', database: draft }
  const database = openDatabase({ connection, pipelines: 1, poolSize: 2, onError: () => undefined })
  const config = readConfig({ NAGARA_DEMO: '0', NAGARA_DATA: '/nowhere' })
  const log = pino({ level: 'silent' })
  const { app, stop } = await compose({ config, database, keys: testKeys, log })
  await seedTestCities(app)
  await stop()
  await database.close()
  // Only a whole template gets the name that others look for.
  await runAlone(superuser, `alter database ${draft} rename to ${name}`)
}
