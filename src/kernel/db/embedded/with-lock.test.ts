import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { makeFolder, quiet } from './embedded.testkit.js'
import { withLock } from './with-lock.js'

test('callers run one after the other, also when one fails', async () => {
  const path = join(makeFolder(), 'lock')
  let inside = 0
  const work = async (fails: boolean) => {
    assert.equal(++inside, 1)
    for (let i = 0; i < 20; i++) await turn()
    inside--
    if (fails) throw new Error('as asked')
  }
  const runs = [false, true, false, true].map((fails) => withLock(path, quiet, () => work(fails)))
  const outcomes = await Promise.allSettled(runs)
  const states = outcomes.map(({ status }) => status)
  assert.deepEqual(states, ['fulfilled', 'rejected', 'fulfilled', 'rejected'])
  assert.equal(existsSync(path), false)
})

test('the lock of a dead process is taken over', async () => {
  const path = join(makeFolder(), 'lock')
  const { pid } = spawnSync(process.execPath, ['--version'])
  writeFileSync(path, `${pid}:1`)
  assert.equal(await withLock(path, quiet, () => Promise.resolve('done')), 'done')
})
