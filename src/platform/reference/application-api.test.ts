import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { wardId } from '../../testing/seed-test-cities.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
let resident: Browser
let officer: Browser
before(async () => {
  city = await startTestApp()
  resident = await city.residentSession()
  officer = await city.signIn('grievance-officer')
})
beforeEach(() => city.forgetLimits())

const base = '/api/v1/tenants/1000001'
const filing = `${base}/services/grievance/applications`
const body = (landmark = 'Water tank') => ({
  consent: true,
  answers: {
    category: 'light-out',
    where: { wardId: wardId('alphapur', 1), landmark },
  },
})
const parse = (text: string) => JSON.parse(text) as Record<string, unknown>
const file = async (browser: Browser, key: string = randomUUID(), given: unknown = body()) => {
  const answer = await browser.json('POST', filing, given, key)
  return { status: answer.status, body: parse(answer.body) }
}
const pathsOf = (problem: Record<string, unknown>) =>
  (problem['errors'] as { path: string }[]).map(({ path }) => path).sort()
const cases = async () => {
  const [row] = await city.asOwner<{ n: number }>(
    'select count(*)::int as n from service.application',
  )
  return row?.n ?? -1
}

test('a filed case is read back with what its owner may do', async () => {
  const filed = await file(resident)
  assert.equal(filed.status, 201)
  const url = `${base}/applications/${String(filed.body['number'])}`
  const own = parse((await resident.json('GET', url)).body)
  assert.equal(own['state'], 'assignment')
  assert.deepEqual((own['actions'] as string[]).sort(), ['comment', 'withdraw'])
  assert.equal((own['answers'] as { category: string }).category, 'light-out')
  const foreign = await city.residentSession('+919876500002', 'Meera')
  const short = parse((await foreign.json('GET', url)).body)
  assert.equal('answers' in short, false)
  assert.deepEqual(short['actions'], [])
})

test('not signed in: anonymous where the service allows it, refused where it does not', async () => {
  assert.equal((await file(city.browser())).status, 201)
  const url = `${base}/services/tree-permission/applications`
  const answer = await city
    .browser()
    .json('POST', url, { consent: true, answers: {} }, randomUUID())
  assert.equal(answer.status, 401)
  assert.equal(parse(answer.body)['type'], 'urn:nagara:problem:not-signed-in')
})

test('a service or city that is not there is not found', async () => {
  for (const url of [
    `${base}/services/kites/applications`,
    '/api/v1/tenants/27/services/grievance/applications',
    '/api/v1/tenants/999999999/services/grievance/applications',
    '/api/v1/tenants/x/services/grievance/applications',
  ]) {
    assert.equal((await resident.json('POST', url, body(), randomUUID())).status, 404, url)
  }
})

test('every fault of the body is told at once, then every fault of the answers', async () => {
  const before = await cases()
  const shape = await file(resident, randomUUID(), { answers: 'all', occurredAt: 5, extra: 1 })
  assert.equal(shape.status, 400)
  assert.deepEqual(pathsOf(shape.body), ['answers', 'consent', 'extra', 'occurredAt'])
  const given = {
    consent: true,
    occurredAt: '2999-01-01T00:00:00Z',
    answers: { category: 'no-such', where: { wardId: 'x' }, colour: 'red' },
  }
  const wrong = await file(resident, randomUUID(), given)
  assert.equal(wrong.status, 422)
  assert.deepEqual(pathsOf(wrong.body), [
    'answers.category',
    'answers.colour',
    'answers.where.landmark',
    'answers.where.wardId',
    'occurredAt',
  ])
  assert.equal(await cases(), before)
})

test('the same key gives the same number, and refuses another body', async () => {
  const key = randomUUID()
  const first = await file(resident, key)
  assert.deepEqual(await file(resident, key), first)
  const other = await file(resident, key, body('Post office'))
  assert.equal(other.status, 422)
  assert.equal(other.body['type'], 'urn:nagara:problem:idempotency-key-reused')
  const foreign = await city.residentSession('+919876500002', 'Meera')
  assert.notEqual((await file(foreign, key)).body['number'], first.body['number'])
})

test('twenty at once with one key are one case, also from a program that keeps no cookies', async () => {
  for (const sender of [resident, city.browser()]) {
    const before = await cases()
    const key = randomUUID()
    const all = await Promise.all(Array.from({ length: 20 }, () => file(sender, key)))
    assert.deepEqual(new Set(all.map(({ status }) => status)), new Set([201]))
    assert.equal(new Set(all.map((each) => each.body['number'])).size, 1)
    assert.equal(await cases(), before + 1)
  }
  await city.settle()
  const [row] = await city.asOwner<{ same: boolean }>(
    `select (select count(*) from service.application) =
       (select count(*) from kernel.event where type = 'application.filed') as same`,
  )
  assert.equal(row?.same, true)
})

test('without a key nothing is filed', async () => {
  const before = await cases()
  for (const key of [undefined, 'short', 'x'.repeat(201)]) {
    const answer = await resident.json('POST', filing, body(), key)
    assert.equal(answer.status, 400)
    assert.equal(parse(answer.body)['type'], 'urn:nagara:problem:idempotency-key-missing')
  }
  assert.equal(await cases(), before)
})

const act = (browser: Browser, number: unknown, given: object, key: string = randomUUID()) =>
  browser.json('POST', `${base}/applications/${String(number)}/actions`, given, key)

test('an act: by whom it is refused, and how it reads back', async () => {
  const { number } = (await file(resident)).body
  const worker = await city.staffId('field-worker')
  const assign = { action: 'assign', version: 1, assigneeId: worker }
  const other = await city.residentSession('+919876500002', 'Meera')
  const refused: [string, Browser, number][] = [
    ['nobody', city.browser(), 401],
    ['another resident', other, 404],
    ['another role', await city.signIn('tree-officer'), 404],
    ['another city', await city.signIn('grievance-officer', 'b'), 404],
    ['its owner', resident, 403],
  ]
  for (const [who, browser, status] of refused) {
    assert.equal((await act(browser, number, assign)).status, status, who)
  }
  const done = parse((await act(officer, number, assign)).body)
  assert.equal(done['state'], 'work')
  assert.equal(done['version'], 2)
  assert.equal(done['assignee'], 'field-worker of a')
  const late = await act(officer, number, { action: 'note', version: 1, note: 'Late' })
  assert.equal(late.status, 409)
})

test('an act that lacks what it needs is told every fault', async () => {
  const { number } = (await file(resident)).body
  const shape = await act(officer, number, { action: 7, version: 0, rating: 9, x: 1 })
  assert.equal(shape.status, 400)
  assert.deepEqual(pathsOf(parse(shape.body)), ['action', 'rating', 'version', 'x'])
  const needs = await act(officer, number, { action: 'reject', version: 1, reason: 'no such' })
  assert.equal(needs.status, 422)
  assert.deepEqual(pathsOf(parse(needs.body)), ['note', 'reason'])
  const foreign = await city.staffId('field-worker', 'b')
  const wrong = { action: 'assign', version: 1, assigneeId: foreign }
  assert.equal((await act(officer, number, wrong)).status, 422)
})

test('the same act sent ten times at once is one act', async () => {
  const { number } = (await file(resident)).body
  const key = randomUUID()
  const given = { action: 'note', version: 1, note: 'Once' }
  const all = await Promise.all(Array.from({ length: 10 }, () => act(officer, number, given, key)))
  assert.deepEqual(new Set(all.map(({ status }) => status)), new Set([200]))
  assert.equal(parse(all[0]?.body ?? '')['version'], 2)
})

test('acts of different people at once: one is done, the others hear of it', async () => {
  const { number } = (await file(resident)).body
  const given = { action: 'note', version: 1, note: 'Mine' }
  const all = await Promise.all(Array.from({ length: 5 }, () => act(officer, number, given)))
  const done = all.filter(({ status }) => status === 200)
  assert.equal(done.length, 1)
  assert.equal(all.filter(({ status }) => status === 409).length, 4)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
