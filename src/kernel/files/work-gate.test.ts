import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workGate } from './work-gate.js'

function buildWork() {
  const finish: Array<() => void> = []
  const seen = { running: 0, most: 0 }
  const work = async (): Promise<string> => {
    seen.running += 1
    seen.most = Math.max(seen.most, seen.running)
    await new Promise<void>((resolve) => finish.push(resolve))
    seen.running -= 1
    return 'done'
  }
  return { finish, seen, work }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('no more than two run, the rest follow, and too many are turned away', async () => {
  const gate = workGate({ maxRunning: 2, maxWaiting: 2 })
  const { finish, seen, work } = buildWork()
  const runs = [1, 2, 3, 4].map(() => gate.run(work))
  assert.equal(await gate.run(work), 'full')
  assert.equal(seen.running, 2)
  for (let round = 0; round < 4; round += 1) {
    finish.shift()?.()
    await settle()
  }
  assert.deepEqual(await Promise.all(runs), ['done', 'done', 'done', 'done'])
  assert.equal(seen.most, 2)
})

test('failed work gives its place back, and who leaves the queue is not run', async () => {
  const gate = workGate({ maxRunning: 1, maxWaiting: 5 })
  const { finish, work } = buildWork()
  const first = gate.run(work)
  const leaver = new AbortController()
  let ran = false
  const left = gate.run(async () => {
    ran = true
  }, leaver.signal)
  const failing = gate.run(() => Promise.reject(new Error('broken')))
  leaver.abort(new Error('gone'))
  await assert.rejects(left, /gone/)
  finish.shift()?.()
  await first
  await assert.rejects(failing, /broken/)
  assert.equal(await gate.run(async () => 'next'), 'next')
  assert.equal(ran, false)
})
