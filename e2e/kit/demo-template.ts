import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import type pg from 'pg'
import { compose } from '../../src/compose.js'
import { seedDemo } from '../../src/demo/seed-demo.js'
import { readConfig } from '../../src/kernel/config/config.js'
import { openDatabase } from '../../src/kernel/db/database.js'
import { testKeys } from '../../src/testing/city-template.js'
import { templateName } from '../../src/testing/template.js'
import { runAlone } from '../../src/testing/test-database.js'
import { testServer } from '../../src/testing/test-server.js'

const name = 'nagara_demo'

/** A database with the demo city and its two weeks of life, seeded once per run, for cloning. */
export async function demoTemplate(): Promise<string> {
  const superuser = await testServer()
  const found = await runAlone(superuser, 'select 1 from pg_database where datname = $1', [name])
  // Browser tests run one after the other, so nobody else is making it now.
  if (found.rowCount === 0) await make(superuser)
  return name
}

async function make(superuser: pg.ClientConfig): Promise<void> {
  const draft = `making_${randomUUID().slice(0, 8)}`
  await runAlone(superuser, `create database ${draft} template ${templateName} owner nagara_owner`)
  const connection = { ...superuser, user: 'nagara_app', database: draft }
  const database = openDatabase({ connection, pipelines: 2, poolSize: 4, onError: () => undefined })
  const config = readConfig({ NAGARA_DATA: '/nowhere' })
  const log = pino({ level: 'silent' })
  const { app, stop } = await compose({ config, database, keys: testKeys, log })
  await seedDemo(app, () => undefined)
  await stop()
  await database.close()
  await runAlone(superuser, `alter database ${draft} rename to ${name}`)
}
