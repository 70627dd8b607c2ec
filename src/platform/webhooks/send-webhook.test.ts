import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Address } from './check-target.js'
import { openReceiver } from './receiver.testkit.js'
import { sendWebhook } from './send-webhook.js'

const here: Address = { address: '127.0.0.1', family: 4 }
const parcel = (url: string) => ({ url, headers: { 'webhook-id': 'x' }, body: '{"a":"अ"}' })

test('the connection goes to the address that was checked, and the name is asked once', async () => {
  const receiver = await openReceiver()
  const { port } = new URL(receiver.url)
  const asked: string[] = []
  const resolve = (host: string) => {
    asked.push(host)
    return Promise.resolve([here])
  }
  const url = `http://no-such-name.example.org:${port}/a?b=c`
  const outcome = await sendWebhook(parcel(url), { allowsPrivate: true, resolve })
  assert.deepEqual(outcome, { status: 200, error: null })
  assert.deepEqual(asked, ['no-such-name.example.org'])
  const [got] = receiver.got
  assert.equal(got?.path, '/a?b=c')
  assert.equal(got.headers.host, `no-such-name.example.org:${port}`)
  assert.equal(got.body, '{"a":"अ"}')
})

test('a name that turns private between registration and delivery is not connected to', async () => {
  const receiver = await openReceiver()
  const { port } = new URL(receiver.url)
  const policy = { allowsPrivate: false, resolve: () => Promise.resolve([here]) }
  const outcome = await sendWebhook(parcel(`https://hooks.example.org:${port}/`), policy)
  assert.deepEqual(outcome, { status: null, error: 'private-address' })
  assert.equal(receiver.got.length, 0)
})

test('what goes wrong is told by a code, never in the other side’s words', async () => {
  const policy = { allowsPrivate: true, resolve: () => Promise.resolve([here]) }
  const receiver = await openReceiver()
  receiver.answers({ status: 500, body: 'secret words' })
  assert.deepEqual(await sendWebhook(parcel(receiver.url), policy), {
    status: 500,
    error: 'http-500',
  })
  const gone = await sendWebhook(parcel('http://127.0.0.1:1/'), policy)
  assert.deepEqual(gone, { status: null, error: 'econnrefused' })
  const lost = () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }))
  const unknown = await sendWebhook(parcel('http://nowhere.example.org/'), {
    ...policy,
    resolve: lost,
  })
  assert.deepEqual(unknown, { status: null, error: 'enotfound' })
  const plain = await sendWebhook(parcel(receiver.url), { ...policy, allowsPrivate: false })
  assert.deepEqual(plain, { status: null, error: 'not-https' })
})

test('a receiver that never answers, and a name server likewise, cost ten seconds', async () => {
  const receiver = await openReceiver()
  receiver.answers('hang')
  const policy = { allowsPrivate: true, resolve: () => Promise.resolve([here]) }
  const never = { ...policy, resolve: () => new Promise<never>(() => undefined) }
  const began = Date.now()
  const outcomes = await Promise.all([
    sendWebhook(parcel(receiver.url), policy),
    sendWebhook(parcel('http://slow.example.org/'), never),
  ])
  const seconds = (Date.now() - began) / 1_000
  for (const outcome of outcomes) assert.deepEqual(outcome, { status: null, error: 'timeout' })
  assert.ok(seconds > 9 && seconds < 13, `${seconds} s`)
})
