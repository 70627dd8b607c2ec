import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listClusterProcesses } from './cluster-processes.js'
import { ask, makeFolder, quiet, until } from './embedded.testkit.js'
import { preparePlace } from './place.js'
import { identifyProcess } from './process-identity.js'
import { superviseEmbedded } from './supervise-embedded.js'

test('kill -9 of the server: back on the same socket, nothing lost', async (t) => {
  const server = await superviseEmbedded({ dataFolder: makeFolder(), log: quiet })
  t.after(() => server.stop())
  let restarts = 0
  server.onRestart(() => restarts++)
  await ask(server.connection, 'create table kept as select 1 as value')

  const dead = server.pid
  process.kill(dead, 'SIGKILL')
  const killedAt = Date.now()
  await until(() => restarts === 1)
  const backAfterMs = Date.now() - killedAt
  t.diagnostic(`back after ${backAfterMs} ms`)
  assert.notEqual(server.pid, dead)
  assert.equal(await ask(server.connection, 'select value from kept'), 1)
})

test(
  'kill -9 of the server and all its processes, twice',
  { skip: process.platform !== 'linux' },
  async (t) => {
    const dataFolder = makeFolder()
    const told: string[] = []
    const server = await superviseEmbedded({ dataFolder, log: quiet })
    t.after(() => server.stop())
    let restarts = 0
    server.onUnexpectedExit((why) => told.push(why))
    server.onRestart(() => restarts++)
    for (const round of [1, 2]) {
      const victims = listClusterProcesses(preparePlace(dataFolder, quiet))
      assert.ok(victims.includes(server.pid) && victims.length > 3)
      for (const pid of victims) process.kill(pid, 'SIGKILL')
      await until(() => restarts === round)
      assert.equal(await ask(server.connection, 'select 1 as value'), 1)
    }
    assert.equal(told.length, 2)
  },
)

test('a busy connection of a killed server does not keep the next one from starting', async (t) => {
  const server = await superviseEmbedded({ dataFolder: makeFolder(), log: quiet })
  t.after(() => server.stop())
  let restarts = 0
  server.onRestart(() => restarts++)
  // Counting does not look at the postmaster, so this process outlives it.
  const busy = ask(server.connection, 'select count(*) as value from generate_series(1, 1e9)')
  const cut = assert.rejects(busy)
  await until(async () => {
    const running = `select count(*)::int as value from pg_stat_activity where query ~ '1e9'`
    return Number(await ask(server.connection, running)) > 1
  })
  process.kill(server.pid, 'SIGKILL')
  await until(() => restarts === 1)
  await cut
  assert.equal(await ask(server.connection, 'select 1 as value'), 1)
})

test('stop during a restart leaves no server behind', async () => {
  const server = await superviseEmbedded({ dataFolder: makeFolder(), log: quiet })
  const dead = server.pid
  let died = false
  server.onUnexpectedExit(() => {
    died = true
  })
  process.kill(dead, 'SIGKILL')
  await until(() => died)
  await server.stop()
  assert.equal(identifyProcess(server.pid), undefined)
  await assert.rejects(ask(server.connection, 'select 1 as value'))
})
