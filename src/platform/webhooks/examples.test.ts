import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { promisify } from 'node:util'
import { openSandbox } from '../../demo/sandbox/open-sandbox.js'
import { sandboxCity } from '../../demo/sandbox/sandbox-city.js'
import type { Browser } from '../../testing/browser.js'
import { repository } from '../../testing/source-tree.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { atEnd } from '../../testing/test-server.js'
import { waitUntil } from '../../testing/wait-until.js'
import { makeKeyByPage, register } from '../clients/clients.testkit.js'
import { sharedTypes } from './shared-events.js'
import { signWebhook } from './signature.js'

const run = promisify(execFile)
const examples = join(repository, 'docs/examples')
let city: TestApp
let owner: Browser
let client: string
let environment: NodeJS.ProcessEnv
before(async () => {
  city = await startTestApp({ environment: { NAGARA_PRIVATE_WEBHOOKS: '1' } })
  await openSandbox(city.app)
  await city.settle()
  await city.server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = city.server.server.address() as AddressInfo
  owner = await city.residentSession()
  client = await register(owner, sandboxCity.slug)
  environment = {
    PATH: process.env['PATH'],
    NAGARA: `http://127.0.0.1:${port}`,
    LGD: String(sandboxCity.id),
    KEY: await makeKeyByPage(owner, sandboxCity.slug, client),
  }
})

const example = async (name: string, more: NodeJS.ProcessEnv = {}) => {
  const program = name.endsWith('.sh') ? '/bin/sh' : process.execPath
  const env = { ...environment, ...more }
  return (await run(program, [join(examples, name)], { env, timeout: 20_000 })).stdout
}

test('quick.sh: the first calls', async () => {
  const told = await example('quick.sh')
  assert.match(told, /"grievance"/)
  assert.match(told, /"specversion":"1.0"/)
  assert.match(told, /"items":\[\]/)
})

test('file-and-read.mjs: files once and reads its answers', async () => {
  const told = await example('file-and-read.mjs')
  const [, first, second] = /filed (\d{11}), sent again (\d{11})/.exec(told) ?? []
  assert.ok(first !== undefined && first === second, told)
  assert.match(told, /Dark since Sunday/)
  await city.settle()
})

test('file-and-read.mjs: tells every fault, and does not go on', async () => {
  await assert.rejects(example('file-and-read.mjs', { KEY: 'ngr_wrong' }), /401/)
})

test('follow-feed.mjs: reads to the end, and goes on from there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nagara-feed-'))
  atEnd(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })))
  const more = { ONCE: '1', CURSOR: join(folder, 'cursor') }
  const told = await example('follow-feed.mjs', more)
  const lines = told.trim().split('\n')
  const [logged] = await city.asOwner<{ count: number }>(
    `select count(*)::int as count from kernel.event
     where tenant_id = $1 and type = any ($2)`,
    [sandboxCity.id, [...sharedTypes]],
  )
  assert.equal(lines.length, logged?.count)
  assert.equal(await example('follow-feed.mjs', more), '')
  assert.ok(Number(readFileSync(more.CURSOR, 'utf8')) > 0)
})

test('receive-webhook.mjs: takes what is signed, once, and refuses what is not', async () => {
  const list = `/${sandboxCity.slug}/developers/${client}/webhooks`
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const made = await owner.form(list, { url })
  const secret = /whsec_[A-Za-z0-9+/=]+/.exec(made.body)?.[0] ?? ''
  const receiver = spawn(process.execPath, [join(examples, 'receive-webhook.mjs')], {
    env: { ...environment, SECRET: secret, PORT: String(port) },
  })
  atEnd(async () => {
    receiver.kill()
    if (receiver.exitCode === null && receiver.signalCode === null) await once(receiver, 'exit')
  })
  let told = ''
  receiver.stdout.on('data', (piece: Buffer) => (told += String(piece)))
  await waitUntil(() => told.includes('listening'), 'the receiver listens')
  await example('file-and-read.mjs')
  await city.settle()
  await waitUntil(() => told.includes('event application.filed'), 'the event arrives')

  const send = (secretOf: string, timestamp: number, body = '{"type":"x","data":{}}') =>
    fetch(url, {
      method: 'POST',
      body,
      headers: {
        'webhook-id': 'trial',
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signWebhook(secretOf, { id: 'trial', timestamp, body }),
      },
    }).then(({ status }) => status)
  const now = Math.floor(Date.now() / 1_000)
  assert.equal(await send(secret, now), 204)
  assert.equal(await send(secret, now), 204)
  assert.equal(told.split('event x').length - 1, 1, 'the same delivery is worked on once')
  assert.equal(await send('whsec_AAAA', now), 401)
  assert.equal(await send(secret, now - 3_600), 401)
  assert.equal(await fetch(url, { method: 'POST', body: 'x' }).then(({ status }) => status), 401)
})

test('the guide names only examples that there are', () => {
  const guide = readFileSync(join(repository, 'docs/guides/integrator.md'), 'utf8')
  const named = [...guide.matchAll(/docs\/examples\/([\w-]+\.\w+)/g)].map(([, name = '']) => name)
  assert.ok(named.length >= 4)
  for (const name of named) readFileSync(join(examples, name))
})

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
