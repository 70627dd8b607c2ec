import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { wardId } from '../../testing/seed-test-cities.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { makeKeyByPage, register } from './clients.testkit.js'

const root = '/api/v1/tenants/1000001'
let city: TestApp
let owner: Browser
before(async () => {
  city = await startTestApp()
  owner = await city.residentSession()
})
beforeEach(() => city.forgetLimits())

/** A key of an approved program of the live city. */
async function keyWith(scopes: readonly string[]): Promise<{ id: string; key: string }> {
  const id = await register(owner, 'alphapur', { scopes })
  const admin = await city.signIn('city-admin')
  const approve = { holding: { _action: 'approved' } }
  await admin.form(`/desk/alphapur/clients/${id}`, { perMinute: '600' }, approve)
  return { id, key: await makeKeyByPage(owner, 'alphapur', id) }
}
const body = {
  answers: {
    category: 'light-out',
    where: { wardId: wardId('alphapur', 1), landmark: 'Opposite the bus stop' },
    description: 'Dark since Sunday',
  },
  consent: true,
  anonymous: true,
}
const file = (key: string, idempotency: string) =>
  city.server.inject({
    method: 'POST',
    url: `${root}/services/grievance/applications`,
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': idempotency,
    },
    payload: JSON.stringify(body),
  })
const read = async (key: string, number: string) => {
  const url = `${root}/applications/${number}`
  const answer = await city.browser().get(url, { authorization: `Bearer ${key}` })
  assert.equal(answer.status, 200)
  return JSON.parse(answer.body) as { answers?: { description: string }; actions: string[] }
}

test('a program files in its own name, once for its key, and reads what it filed', async () => {
  const mine = await keyWith(['cases:file', 'cases:read'])
  const idempotency = randomUUID()
  const filed = await file(mine.key, idempotency)
  assert.equal(filed.statusCode, 201, filed.body)
  assert.deepEqual((await file(mine.key, idempotency)).json(), filed.json())
  const { number, id } = filed.json<{ number: string; id: string }>()
  const [step] = await city.asOwner<{ actor_kind: string; actor_id: string }>(
    'select actor_kind, actor_id from service.step where application_id = $1 and version = 1',
    [id],
  )
  assert.deepEqual(step, { actor_kind: 'client', actor_id: mine.id })
  const own = await read(mine.key, number)
  assert.equal(own.answers?.description, 'Dark since Sunday')
  assert.deepEqual(own.actions, [])
  const other = await keyWith(['cases:file', 'cases:read'])
  assert.equal((await read(other.key, number)).answers, undefined)
  const again = await file(other.key, idempotency)
  assert.notEqual(again.json<{ number: string }>().number, number)
})

test('without the scope it neither files nor reads more than everyone', async () => {
  const none = await keyWith(['feed:read'])
  assert.equal((await file(none.key, randomUUID())).statusCode, 403)
  const filer = await keyWith(['cases:file'])
  const { number } = (await file(filer.key, randomUUID())).json<{ number: string }>()
  assert.equal((await read(filer.key, number)).answers, undefined)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
