import assert from 'node:assert/strict'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  lstatSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ask, makeFolder, quiet, startElsewhere, until } from './embedded.testkit.js'
import { identifyProcess } from './process-identity.js'
import { startEmbedded } from './start-embedded.js'

test('a database survives stop and second start', async (t) => {
  const dataFolder = makeFolder()
  const first = await startEmbedded({ dataFolder, log: quiet })
  await ask(first.connection, 'create table kept as select 42 as value')
  await first.stop()
  assert.equal(identifyProcess(first.pid), undefined)

  const second = await startEmbedded({ dataFolder, log: quiet })
  t.after(() => second.stop())
  assert.equal(second.adopted, false)
  assert.equal(await ask(second.connection, 'select value from kept'), 42)
})

test('writes are durable and the caller cannot make them otherwise', async (t) => {
  const settings = { fsync: 'off', work_mem: '9MB' }
  const server = await startEmbedded({ dataFolder: makeFolder(), log: quiet, settings })
  t.after(() => server.stop())
  const setting = (name: string) =>
    ask(server.connection, `select current_setting('${name}') as value`)
  assert.equal(await setting('fsync'), 'on')
  assert.equal(await setting('synchronous_commit'), 'on')
  assert.equal(await setting('full_page_writes'), 'on')
  assert.equal(await setting('data_checksums'), 'on')
  assert.equal(await setting('work_mem'), '9MB')
})

test('Hindi has trigrams, and text sorts by code point', async (t) => {
  const server = await startEmbedded({ dataFolder: makeFolder(), log: quiet })
  t.after(() => server.stop())
  await ask(server.connection, 'create extension pg_trgm')
  const close = await ask(
    server.connection,
    `select similarity('नगर निगम', 'नगर पालिका') > 0.2 as value`,
  )
  assert.equal(close, true)
  assert.equal(await ask(server.connection, `select 'Z' < 'a' as value`), true)
})

test(
  'only this user and the server reach the socket; there is no TCP port',
  { skip: process.platform === 'win32' },
  async (t) => {
    const server = await startEmbedded({ dataFolder: makeFolder(), log: quiet })
    t.after(() => server.stop())
    assert.equal(statSync(server.connection.host).mode & 0o077, 0)
    const socket = join(server.connection.host, '.s.PGSQL.5432')
    assert.ok(lstatSync(socket).isSocket())
    assert.ok(Buffer.byteLength(socket) < 100)
    const addresses = `select current_setting('listen_addresses') as value`
    assert.equal(await ask(server.connection, addresses), '')
  },
)

test('a long data folder still gets a short socket path', async (t) => {
  const parent = makeFolder()
  chmodSync(parent, 0o755)
  const dataFolder = join(parent, 'long-name-'.repeat(12))
  const server = await startEmbedded({ dataFolder, log: quiet })
  t.after(() => server.stop())
  assert.ok(Buffer.byteLength(join(server.connection.host, '.s.PGSQL.5432')) < 100)
  assert.equal(await ask(server.connection, 'select 1 as value'), 1)
})

test('two starts at the same time share one server, stopped by the last to leave', async (t) => {
  const dataFolder = makeFolder()
  const [here, there] = await Promise.all([
    startEmbedded({ dataFolder, log: quiet }),
    startElsewhere(t, dataFolder),
  ])
  assert.equal(here.pid, there.pid)
  assert.equal(here.adopted || there.adopted, false)

  const ended = once(there.process, 'exit')
  there.process.kill('SIGTERM')
  await ended
  assert.equal(await ask(here.connection, 'select 1 as value'), 1)
  await here.stop()
  assert.equal(identifyProcess(here.pid), undefined)
})

test('the server of a killed process is taken over, with what it had acknowledged', async (t) => {
  const dataFolder = makeFolder()
  const starter = await startElsewhere(t, dataFolder)
  await ask(starter.connection, 'create table kept as select 7 as value')
  const ended = once(starter.process, 'exit')
  starter.process.kill('SIGKILL')
  await ended

  const server = await startEmbedded({ dataFolder, log: quiet })
  t.after(() => server.stop())
  assert.equal(server.adopted, true)
  assert.equal(server.pid, starter.pid)
  assert.equal(await ask(server.connection, 'select value from kept'), 7)
})

test('a left server with other settings is restarted with the new ones', async (t) => {
  const dataFolder = makeFolder()
  const starter = await startElsewhere(t, dataFolder)
  const ended = once(starter.process, 'exit')
  starter.process.kill('SIGKILL')
  await ended
  const settings = { work_mem: '11MB' }
  const server = await startEmbedded({ dataFolder, log: quiet, settings })
  t.after(() => server.stop())
  assert.equal(server.adopted, false)
  const workMem = `select current_setting('work_mem') as value`
  assert.equal(await ask(server.connection, workMem), '11MB')
})

test('a note of a server that is gone, with a number that another process has', async (t) => {
  const dataFolder = makeFolder()
  const first = await startEmbedded({ dataFolder, log: quiet })
  const note = join(dataFolder, 'postgres', 'data', 'postmaster.pid')
  const text = readFileSync(note, 'utf8').replace(/^\d+/, String(process.pid))
  await first.stop()
  writeFileSync(note, text)

  const second = await startEmbedded({ dataFolder, log: quiet })
  t.after(() => second.stop())
  assert.equal(second.adopted, false)
  assert.equal(await ask(second.connection, 'select 1 as value'), 1)
})

test('an unexpected death is told, an orderly stop is not', async () => {
  const dataFolder = makeFolder()
  const told: string[] = []
  const first = await startEmbedded({ dataFolder, log: quiet })
  first.onUnexpectedExit((why) => told.push(why))
  await first.stop()
  const second = await startEmbedded({ dataFolder, log: quiet })
  second.onUnexpectedExit((why) => told.push(why))
  process.kill(second.pid, 'SIGKILL')
  await until(() => told.length > 0)
  await second.stop()
  assert.equal(told.length, 1)
  assert.match(told[0] ?? '', new RegExp(String(second.pid)))
})

test('a cluster of another major version is refused with advice', async () => {
  const dataFolder = makeFolder()
  const server = await startEmbedded({ dataFolder, log: quiet })
  await server.stop()
  const version = join(dataFolder, 'postgres', 'data', 'PG_VERSION')
  writeFileSync(version, '15\n')
  await assert.rejects(startEmbedded({ dataFolder, log: quiet }), {
    name: 'EmbeddedError',
    code: 'major-version',
    message: /PostgreSQL 15.*nagara backup/,
  })
  assert.ok(existsSync(version))
})

test('a server whose folder was removed is still stopped', async () => {
  const dataFolder = makeFolder()
  const server = await startEmbedded({ dataFolder, log: quiet })
  rmSync(dataFolder, { recursive: true })
  await server.stop()
  assert.equal(identifyProcess(server.pid), undefined)
})
