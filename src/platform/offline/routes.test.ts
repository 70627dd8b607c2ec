import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
before(async () => {
  city = await startTestApp()
})
beforeEach(() => city.forgetLimits())

const path = '/alphapur/offline'
const leave = (answer: { headers: Readonly<Record<string, unknown>> }) =>
  String(answer.headers['x-keep-offline']).split(' ')
const session = async (browser: ReturnType<TestApp['browser']>) =>
  JSON.parse((await browser.get('/api/v1/session')).body) as { kind: string; owner: string }

test('the worker is served from the root, asked for anew each time', async () => {
  const { assets } = city.app
  const body = Buffer.from('self')
  const worker = { type: 'text/javascript; charset=utf-8', body, brotli: undefined }
  city.app.assets = { ...assets, find: () => worker }
  const answer = await city.browser().get('/offline.js')
  city.app.assets = assets
  assert.deepEqual([answer.status, answer.body], [200, 'self'])
  assert.match(String(answer.headers['content-type']), /^text\/javascript/)
  assert.equal(answer.headers['cache-control'], 'no-cache')
  assert.equal(answer.headers['service-worker-allowed'], '/')
  assert.match(String(answer.headers['content-security-policy']), /connect-src 'self'/)
})

test('not signed in: the whole form of what can be sent without a name, kept for nobody', async () => {
  const page = await city.browser().get(path)
  assert.equal(page.status, 200)
  assert.deepEqual(leave(page), ['alphapur', '-', String(30 * 86_400)])
  assert.match(page.body, /<form data-report="grievance" data-anonymous="yes" hidden/)
  assert.doesNotMatch(page.body, /data-report="tree-permission"/)
  for (const name of ['category', 'where.landmark', 'where.wardId', 'description', 'photos']) {
    assert.ok(page.body.includes(`name="${name}"`), name)
  }
  assert.match(page.body, /<option value="light-out">/)
  assert.match(page.body, /sent without your name/)
  assert.match(page.body, /href="\/alphapur\/apply\/grievance"/, 'without scripts there is a way')
})

test('a resident’s page is kept for them alone, and says in whose name it goes', async () => {
  const [ravi, meera] = [
    await city.residentSession(),
    await city.residentSession('+919876500002', 'Meera'),
  ]
  const page = await ravi.get(path)
  const [, owner = ''] = leave(page)
  assert.match(owner, /^resident-[\w-]{16}$/)
  assert.equal((await session(ravi)).owner, owner)
  assert.match(page.body, new RegExp(`data-owner="${owner}"`))
  assert.match(page.body, /sent in your name: Ravi Kale/)
  assert.doesNotMatch(page.body, /data-anonymous/)
  assert.notEqual(leave(await meera.get(path))[1], owner)
})

test('a session tells a phone whose it is, and nothing more', async () => {
  assert.deepEqual(await session(city.browser()), { kind: 'nobody', owner: '' })
  const worker = await city.signIn('field-worker')
  const told = await session(worker)
  assert.equal(told.kind, 'staff')
  assert.ok(!told.owner.includes(await city.staffId('field-worker')))
  assert.deepEqual(Object.keys(told).sort(), ['kind', 'owner'])
})

test('the field page is kept for its worker for a day of work, and no other page of the desk is', async () => {
  const worker = await city.signIn('field-worker')
  const { owner } = await session(worker)
  assert.deepEqual(leave(await worker.get('/desk/alphapur/field')), ['alphapur', owner, '36000'])
  const others = ['/desk/alphapur/inbox/mine', '/alphapur', '/alphapur/apply/grievance']
  for (const other of others) {
    assert.equal((await worker.get(other)).headers['x-keep-offline'], undefined, other)
  }
  for (const [browser, status] of [
    [city.browser(), 303],
    [await city.residentSession(), 404],
    [await city.signIn('field-worker', 'b'), 404],
  ] as const) {
    const refused = await browser.get('/desk/alphapur/field')
    assert.deepEqual([refused.status, refused.headers['x-keep-offline']], [status, undefined])
  }
})

test('where nobody may report without a name, that is said before it is written', async () => {
  await city.asOwner(
    `update tenancy.tenant set settings = settings || '{"anonymous": false}' where id = 1000001`,
  )
  await city.app.tenants.reload()
  const page = await city.browser().get(path)
  assert.match(page.body, /sent after you sign in/)
  assert.doesNotMatch(page.body, /data-anonymous/)
})

test('a page says where its city’s is, in the reader’s language; no city has none', async () => {
  const browser = city.browser()
  assert.match(
    (await browser.get('/alphapur')).body,
    /data-offline="\/alphapur\/offline\?for=en\."/,
  )
  assert.match((await browser.get('/betapur')).body, /data-offline="\/betapur\/offline/)
  const { body } = await browser.get('/')
  assert.doesNotMatch(body, /data-offline=|offline\.island/)
  const hindi = await browser.get('/betapur/offline', { cookie: 'nagara_language=hi' })
  assert.match(hindi.body, /<h1>बिना नेटवर्क/)
})

test('no such city, and nonsense behind the address', async () => {
  assert.equal((await city.browser().get('/nowhere/offline')).status, 404)
  assert.equal((await city.browser().get(`${path}?for=${'x'.repeat(81)}`)).status, 400)
  assert.deepEqual(city.logged, [])
})
