import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import { findClient } from '../../platform/clients/find-client.js'
import { makeKeyByPage, register } from '../../platform/clients/clients.testkit.js'
import { grievance } from '../../services/grievance/declaration.js'
import { fileCase } from '../../testing/file-case.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { openSandbox } from './open-sandbox.js'
import { resetSandbox } from './reset-sandbox.js'
import { emptySandbox } from './reset-store.js'
import { sandboxCity } from './sandbox-city.js'

let city: TestApp
before(async () => {
  city = await startTestApp()
  await openSandbox(city.app)
  await city.settle()
})

const root = `/api/v1/tenants/${sandboxCity.id}`
const cases = async () =>
  city.asOwner<{ id: string; open: boolean }>(
    'select id, open from service.application where tenant_id = $1',
    [sandboxCity.id],
  )
const reset = () =>
  resetSandbox(city.app)({
    id: randomUUID(),
    task: 'sandbox.reset',
    tenant_id: sandboxCity.id,
    subject_id: null,
    data: {},
    run_at: new Date(),
    attempts: 1,
  })

test('it is open, with services, wards and invented cases; opening it again changes nothing', async () => {
  const home = await city.browser().get('/sandbox')
  assert.equal(home.status, 200)
  assert.ok(home.body.includes('nothing here is real'))
  const wards = JSON.parse((await city.browser().get(`${root}/wards`)).body) as object
  assert.ok(JSON.stringify(wards).includes('Practice ward 8'))
  const before = await cases()
  assert.equal(before.length, 24)
  assert.equal(before.filter(({ open }) => open).length, 8)
  await openSandbox(city.app)
  assert.deepEqual(await cases(), before)
})

test('the reset takes what was tried away, and nothing else', async () => {
  const owner = await city.residentSession()
  const client = await register(owner, 'sandbox')
  const key = await makeKeyByPage(owner, 'sandbox', client)
  const browser = city.browser()
  const plan = { city: 'alphapur', variant: 0 }
  const elsewhere = await fileCase(city, browser, grievance, { plan, as: 'anonymous' })
  const { areas } = await city.app.places.of(sandboxCity.id)
  const sent = await city.server.inject({
    method: 'POST',
    url: `${root}/services/grievance/applications`,
    headers: { 'x-api-key': key, 'idempotency-key': randomUUID() },
    payload: {
      answers: {
        category: 'light-out',
        where: { wardId: areas[0]?.id, landmark: 'Here' },
        description: 'A trial',
      },
      consent: true,
      anonymous: true,
    },
  })
  assert.equal(sent.statusCode, 201, sent.body)
  const { id, number } = sent.json<{ id: string; number: string }>()
  await city.settle()
  const events = async () =>
    city.asOwner('select id from kernel.event where tenant_id = $1', [sandboxCity.id])
  const told = await events()
  await reset()
  await city.settle()
  const after = await cases()
  assert.equal(after.length, 24)
  assert.ok(!after.some((each) => each.id === id))
  assert.equal((await city.browser().get(`${root}/applications/${number}`)).status, 404)
  const other = await city.browser().get(`/api/v1/tenants/1000001/applications/${elsewhere.number}`)
  assert.equal(other.status, 200)
  assert.ok((await events()).length > told.length, 'the log keeps what was')
  assert.equal((await findClient(city.database, key))?.id, client)
  const jobs = await city.asOwner<{ count: number }>(
    `select count(*)::int as count from kernel.job where task = 'sandbox.reset' and run_at > now()`,
  )
  assert.ok((jobs[0]?.count ?? 0) >= 1, 'the next night is not planned')
})

test('a real city cannot be emptied so', async () => {
  const before = await city.asOwner('select id from service.application where tenant_id = 1000001')
  assert.ok(before.length > 0)
  await assert.rejects(
    city.database.write({ tenant: 1_000_001 }, emptySandbox([1_000_001])),
    /no sandbox/,
  )
  assert.deepEqual(
    await city.asOwner('select id from service.application where tenant_id = 1000001'),
    before,
  )
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
