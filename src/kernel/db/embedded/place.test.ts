import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { ask, makeFolder, quiet } from './embedded.testkit.js'
import { startEmbedded } from './start-embedded.js'

const notRoot = process.getuid?.() !== 0

/** A data folder below a folder that only root may enter, as below root's own home. */
function makeClosedFolder(): string {
  const closed = join(makeFolder(), 'home')
  mkdirSync(closed, { mode: 0o700 })
  chmodSync(join(closed, '..'), 0o755)
  return join(closed, 'var')
}

function homeOf(dataFolder: string): string {
  const pointer = readFileSync(join(dataFolder, 'postgres-location.json'), 'utf8')
  return (JSON.parse(pointer) as { home: string }).home
}

describe('started by root below a closed folder', { skip: notRoot }, () => {
  test('the cluster goes to a lasting open place, and is found again', async (t) => {
    const dataFolder = makeClosedFolder()
    const first = await startEmbedded({ dataFolder, log: quiet })
    const home = homeOf(dataFolder)
    t.after(() => rmSync(home, { recursive: true, force: true }))
    assert.ok(!home.startsWith('/tmp'))
    await ask(first.connection, 'create table kept as select 5 as value')
    await first.stop()
    const second = await startEmbedded({ dataFolder, log: quiet })
    t.after(() => second.stop())
    assert.equal(await ask(second.connection, 'select value from kept'), 5)
    assert.equal(statSync(home).mode & 0o007, 0)
    assert.equal(statSync(join(dataFolder, '..')).mode & 0o777, 0o700)
  })

  test('an emptied data folder gives an empty database and keeps the old one', async (t) => {
    const dataFolder = makeClosedFolder()
    const homes: string[] = []
    for (const _ of [1, 2]) {
      const server = await startEmbedded({ dataFolder, log: quiet })
      homes.push(homeOf(dataFolder))
      await ask(server.connection, 'create table only_once (value int)')
      await server.stop()
      rmSync(dataFolder, { recursive: true })
    }
    t.after(() => homes.forEach((home) => rmSync(home, { recursive: true, force: true })))
    assert.equal(new Set(homes).size, 2)
    assert.ok(homes.every((home) => existsSync(join(home, 'data', 'PG_VERSION'))))
  })

  test('a cluster that its pointer no longer finds is not replaced by an empty one', async () => {
    const dataFolder = makeClosedFolder()
    const server = await startEmbedded({ dataFolder, log: quiet })
    await server.stop()
    rmSync(homeOf(dataFolder), { recursive: true })
    const again = startEmbedded({ dataFolder, log: quiet })
    await assert.rejects(again, { name: 'EmbeddedError', code: 'place-lost' })
  })
})

test('as root in an open place the data stays in the data folder', { skip: notRoot }, async (t) => {
  const dataFolder = makeFolder()
  const server = await startEmbedded({ dataFolder, log: quiet })
  t.after(() => server.stop())
  assert.notEqual(statSync(join(dataFolder, 'postgres', 'data')).uid, 0)
  assert.equal(statSync(dataFolder).mode & 0o007, 0)
})
