import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import sharp from 'sharp'
import type { Browser } from '../../testing/browser.js'
import { encodeMultipart } from '../../testing/multipart.js'
import { wardId } from '../../testing/seed-test-cities.js'
import { smallJpeg } from '../../testing/small-jpeg.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
let resident: Browser
let officer: Browser
let worker: Browser
before(async () => {
  city = await startTestApp()
  resident = await city.residentSession()
  officer = await city.signIn('grievance-officer')
  worker = await city.signIn('field-worker')
})
beforeEach(() => city.forgetLimits())

const base = '/api/v1/tenants/1000001'
const filing = `${base}/services/grievance/applications`
const parse = (text: string) => JSON.parse(text) as Record<string, unknown>
const pathsOf = (text: string) =>
  ((parse(text)['errors'] ?? []) as { path: string }[]).map(({ path }) => path).sort()

interface Upload {
  key?: string
  bytes?: readonly Buffer[]
  query?: Record<string, string>
  at?: string
}
/** Sends files ahead; by default one photo for a grievance. */
async function upload(browser: Browser, draft: string, given: Upload = {}) {
  const { key = `${draft}-0`, bytes = [await smallJpeg()], at = base } = given
  const query = { for: draft, field: 'photos', service: 'grievance', ...given.query }
  const files = bytes.map((each) => ({
    field: 'file',
    name: 'a.jpg',
    type: 'image/jpeg',
    bytes: each,
  }))
  const sent = encodeMultipart({}, files)
  const answer = await city.server.inject({
    method: 'POST',
    url: `${at}/uploads?${new URLSearchParams(query).toString()}`,
    headers: {
      ...browser.cookieHeader(),
      accept: 'application/json',
      'content-type': sent.type,
      'idempotency-key': key,
    },
    payload: sent.body,
  })
  return { status: answer.statusCode, body: answer.body }
}
const report = (more: object = {}) => ({
  consent: true,
  answers: {
    category: 'light-out',
    where: { wardId: wardId('alphapur', 1), landmark: 'Water tank' },
  },
  ...more,
})
const file = async (browser: Browser, draft: string, more: object = {}) => {
  const answer = await browser.json('POST', filing, report(more), draft)
  return { status: answer.status, ...parse(answer.body), text: answer.body } as {
    status: number
    id: string
    number: string
    text: string
  }
}
const filesOf = (id: string) =>
  city.asOwner<{ field: string; uploaded_by: string | null }>(
    'select field, uploaded_by from upload.file where subject_id = $1',
    [id],
  )
const files = async () => {
  const [row] = await city.asOwner<{ n: number }>('select count(*)::int as n from upload.file')
  return row?.n
}
const red = () => sharp({ create: { width: 9, height: 9, channels: 3, background: '#f00' } })

test('a photo that was sent ahead belongs to the case, once, however often both are sent', async () => {
  const draft = randomUUID()
  const sent = await Promise.all([upload(resident, draft), upload(resident, draft)])
  assert.deepEqual(
    sent.map(({ status }) => status),
    [201, 201],
  )
  const filed = await file(resident, draft, { uploads: 1 })
  assert.equal(filed.status, 201)
  assert.equal((await upload(resident, draft)).status, 201, 'the answer was lost')
  assert.equal((await file(resident, draft, { uploads: 1 })).number, filed.number)
  assert.deepEqual(
    (await filesOf(filed.id)).map(({ field }) => field),
    ['photos'],
  )
  const [row] = await city.asOwner<{ photos: number }>(
    'select photos from service.application where id = $1',
    [filed.id],
  )
  assert.equal(row?.photos, 1)
  const page = await officer.get(`/desk/alphapur/case/${filed.number}`)
  assert.match(page.body, /<img src="\/files\//)
})

test('not signed in: for a report without a name, and for nothing else', async () => {
  const browser = city.browser()
  await browser.get('/alphapur')
  const draft = randomUUID()
  assert.equal((await upload(browser, draft)).status, 201)
  const filed = await file(browser, draft, { uploads: 1 })
  assert.equal(filed.status, 201)
  const [row] = await filesOf(filed.id)
  assert.equal(row?.uploaded_by, null)
  const tree = { service: 'tree-permission', field: 'photo' }
  assert.equal((await upload(browser, randomUUID(), { query: tree })).status, 401)
  const act = { number: filed.number, field: 'photo' }
  assert.equal((await upload(browser, randomUUID(), { query: act })).status, 401)
})

test('a service that asks for a document can be filed by program', async () => {
  const url = `${base}/services/tree-permission/applications`
  const answers = { work: 'prune', trees: 1, girthCm: 90, ground: 'own', reason: 'danger' }
  const where = { wardId: wardId('alphapur', 1), landmark: 'House 12' }
  const draft = randomUUID()
  const body = { consent: true, uploads: 1, answers: { ...answers, where } }
  const without = await resident.json('POST', url, body, draft)
  assert.deepEqual(pathsOf(without.body), ['answers.photo', 'uploads'])
  const query = { service: 'tree-permission', field: 'photo' }
  assert.equal((await upload(resident, draft, { query })).status, 201)
  assert.equal((await resident.json('POST', url, body, draft)).status, 201)
})

test('nobody adds to what another one sends, in this city or the next', async () => {
  const draft = randomUUID()
  const other = await city.residentSession('+919876500002', 'Meera')
  assert.equal((await upload(other, draft)).status, 201)
  assert.equal((await upload(resident, draft, { at: '/api/v1/tenants/1000002' })).status, 201)
  const refused = await file(resident, draft, { uploads: 1 })
  assert.equal(refused.status, 422)
  assert.deepEqual(pathsOf(refused.text), ['uploads'])
  const { number } = await file(resident, randomUUID())
  const act = { number, field: 'photo' }
  for (const browser of [
    other,
    await city.signIn('tree-officer'),
    await city.signIn('grievance-officer', 'b'),
  ]) {
    assert.equal((await upload(browser, randomUUID(), { query: act })).status, 404)
  }
})

test('what is wrong is told, and nothing is kept of it', async () => {
  const before = await files()
  const said = async (given: Upload) => {
    const { status, body } = await upload(resident, randomUUID(), given)
    return [status, ...pathsOf(body)]
  }
  assert.deepEqual(await said({ query: { for: 'x', field: 'y'.repeat(61), number: '1' } }), [
    400,
    'query.field',
    'query.for',
    'query.number',
  ])
  assert.deepEqual(await said({ query: { field: 'category' } }), [400, 'query.field'])
  assert.deepEqual(await said({ query: { service: 'kites' } }), [404])
  assert.deepEqual(await said({ key: 'short' }), [400])
  assert.deepEqual(await said({ bytes: [] }), [422, 'file'])
  assert.deepEqual(await said({ bytes: [Buffer.from('no picture')] }), [422, 'file'])
  const photo = await smallJpeg()
  assert.deepEqual(await said({ bytes: [photo, photo] }), [422, 'file'])
  const json = await resident.json(
    'POST',
    `${base}/uploads?for=12345678&field=photos&service=grievance`,
    {},
    randomUUID(),
  )
  assert.equal(json.status, 415)
  assert.equal(await files(), before)
})

test('the same key for another file, too many files, and files after the filing are refused', async () => {
  const draft = randomUUID()
  const bytes = [await red().jpeg().toBuffer()]
  assert.equal((await upload(resident, draft)).status, 201)
  assert.equal((await upload(resident, draft, { bytes })).status, 422)
  for (const n of [1, 2]) {
    assert.equal((await upload(resident, draft, { key: `${draft}-${n}` })).status, 201)
  }
  assert.equal((await upload(resident, draft, { key: `${draft}-3` })).status, 422)
  assert.equal((await file(resident, draft, { uploads: 2 })).status, 422)
  assert.equal((await file(resident, draft, { uploads: 3 })).status, 201)
  const other = randomUUID()
  assert.equal((await file(resident, other)).status, 201)
  assert.equal((await upload(resident, other)).status, 409)
})

/** A case that the field worker has, at version 2. */
async function job() {
  const { number, id } = await file(resident, randomUUID())
  const assign = { action: 'assign', version: 1, assigneeId: await city.staffId('field-worker') }
  const url = `${base}/applications/${number}/actions`
  assert.equal((await officer.json('POST', url, assign, randomUUID())).status, 200)
  return { number, id, url }
}

test('an act carries its photo and its own time, once', async () => {
  const { number, id, url } = await job()
  const draft = randomUUID()
  const query = { number, field: 'photo' }
  assert.equal((await upload(worker, draft, { query })).status, 201)
  assert.equal((await filesOf(id)).length, 0, 'nothing of it is seen before the act')
  const occurredAt = new Date(city.app.clock().getTime()).toISOString()
  city.clock.advance(3_600_000)
  const act = { action: 'resolve', version: 2, note: 'New lamp', occurredAt, uploads: 1 }
  const both = await Promise.all([1, 2].map(() => worker.json('POST', url, act, draft)))
  const again = await worker.json('POST', url, act, draft)
  assert.deepEqual(
    [...both, again].map(({ status }) => status),
    [200, 200, 200],
  )
  assert.equal((await filesOf(id)).length, 1)
  const steps = await city.asOwner<{ occurred_at: Date; photos: number }>(
    `select occurred_at, (data->>'photos')::int as photos from service.step
     where application_id = $1 and action = 'resolve'`,
    [id],
  )
  assert.deepEqual(steps, [{ occurred_at: new Date(occurredAt), photos: 1 }])
  city.clock.advance(-3_600_000)
})

test('an act is neither in the future nor before the filing, nor without its photos', async () => {
  const { number, url } = await job()
  const act = { action: 'resolve', version: 2, note: 'x' }
  for (const occurredAt of ['2999-01-01T00:00:00Z', '2020-01-01T00:00:00Z', 'soon']) {
    const given = { ...act, occurredAt, uploads: 1 }
    const answer = await worker.json('POST', url, given, randomUUID())
    assert.equal(answer.status, 422)
    assert.deepEqual(pathsOf(answer.body), ['occurredAt', 'uploads'])
  }
  const draft = randomUUID()
  await upload(worker, draft, { query: { number, field: 'photo' } })
  const note = { action: 'note', version: 2, note: 'Bring a ladder' }
  assert.equal((await officer.json('POST', url, note, randomUUID())).status, 200)
  const late = await worker.json('POST', url, { ...act, uploads: 1 }, draft)
  assert.equal(late.status, 409)
  const anew = await worker.json('POST', url, { ...act, version: 3, uploads: 1 }, draft)
  assert.equal(anew.status, 200, 'the photo waited for the second try')
})

test('what nothing followed goes with old drafts', async () => {
  const draft = randomUUID()
  await upload(resident, draft)
  const filed = randomUUID()
  await upload(resident, filed)
  const { id } = await file(resident, filed, { uploads: 1 })
  const before = (await files()) ?? 0
  await city.asOwner(`update service.draft set expires_at = now() - interval '1 day'`)
  const swept = await city.asOwner<{ n: number }>(
    'select count(*)::int as n from service.sweep_drafts(500)',
  )
  assert.ok((swept[0]?.n ?? 0) >= 1)
  assert.equal(await files(), before - (swept[0]?.n ?? 0))
  assert.equal((await filesOf(id)).length, 1)
  assert.equal((await file(resident, draft, { uploads: 1 })).status, 422)
  assert.equal((await upload(resident, draft)).status, 201)
  assert.equal((await file(resident, draft, { uploads: 1 })).status, 201)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
