import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { passTime } from '../../testing/pass-time.js'
import { wardId } from '../../testing/seed-test-cities.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

const base = '/api/v1/tenants/1000001'
const hourMs = 3_600_000

let city: TestApp
let resident: Browser
let commissioner: Browser
before(async () => {
  city = await startTestApp()
  resident = await city.residentSession()
  commissioner = await city.signIn('commissioner')
})
beforeEach(() => city.forgetLimits())

async function lateCase(): Promise<string> {
  const where = { wardId: wardId('alphapur', 1), landmark: 'Water tank' }
  const body = { consent: true, answers: { category: 'light-out', where } }
  const url = `${base}/services/grievance/applications`
  const filed = await resident.json('POST', url, body, randomUUID())
  await passTime(city, 73 * hourMs)
  return (JSON.parse(filed.body) as { number: string }).number
}
const strangers = async (): Promise<readonly (readonly [Browser, number])[]> => [
  [city.browser(), 401],
  [await city.residentSession('+919876500009', 'Someone else'), 404],
  [await city.signIn('tree-officer'), 404],
  [await city.signIn('commissioner', 'b'), 404],
]

test('a reminder is the applicant’s, once', async () => {
  const url = `${base}/applications/${await lateCase()}/reminders`
  for (const [who, status] of await strangers()) {
    assert.equal((await who.json('POST', url)).status, status)
  }
  const elsewhere = url.replace('1000001', '1000002')
  assert.equal((await resident.json('POST', elsewhere)).status, 404)
  assert.equal((await resident.json('POST', url)).status, 200)
  const again = await resident.json('POST', url)
  assert.equal(again.status, 409)
  assert.match(again.body, /urn:nagara:problem:reminder-too-soon/)
})

test('an appeal is filed once for a key, read by both sides, heard and decided', async () => {
  const number = await lateCase()
  const url = `${base}/applications/${number}/appeals`
  const body = { ground: 'Nobody comes.' }
  for (const [who, status] of await strangers()) {
    assert.equal((await who.json('POST', url, body, randomUUID())).status, status)
  }
  const bad = await resident.json('POST', url, { ground: 4, more: 1 }, randomUUID())
  const problem = JSON.parse(bad.body) as { status: number; errors: { path: string }[] }
  assert.equal(bad.status >= 400 && bad.status < 500, true)
  assert.deepEqual(problem.errors.map(({ path }) => path).sort(), ['ground', 'more'])
  const key = randomUUID()
  for (let twice = 0; twice < 2; twice += 1) {
    const sent = await resident.json('POST', url, body, key)
    assert.equal(sent.status, 201, sent.body)
    assert.equal((JSON.parse(sent.body) as { items: unknown[] }).items.length, 1)
  }
  for (const [who, status] of await strangers()) {
    assert.equal((await who.json('GET', url)).status, status)
  }
  const officer = await city.signIn('grievance-officer')
  assert.equal((await officer.json('GET', url)).status, 200)
  const listed = await commissioner.json('GET', `${base}/appeals`)
  const waiting = JSON.parse(listed.body) as { items: { id: string; number: string }[] }
  const id = waiting.items.find((item) => item.number === number)?.id
  assert.ok(id)
  const nothing = await officer.json('GET', `${base}/appeals`)
  assert.deepEqual(JSON.parse(nothing.body), { items: [] })

  const hearing = { date: '2199-01-31', time: '11:30', place: 'Room 4' }
  const order = { decision: 'upheld', reasons: 'The spare part is on its way.' }
  for (const [path, sent] of [
    ['hearing', hearing],
    ['decision', order],
  ] as const) {
    const target: string = `${base}/appeals/${id}/${path}`
    for (const [who, status] of await strangers()) {
      assert.equal((await who.json('POST', target, sent)).status, status, path)
    }
    assert.equal((await officer.json('POST', target, sent)).status, 403)
    const wrong = await commissioner.json('POST', target, {})
    const told = JSON.parse(wrong.body) as { errors: { path: string }[] }
    const needed = Object.keys(sent)
    assert.deepEqual(told.errors.map((fault) => fault.path).sort(), needed.sort())
    const done = await commissioner.json('POST', target, sent)
    assert.equal(done.status, 200, done.body)
  }
  const read = JSON.parse((await resident.json('GET', url)).body) as {
    items: { state: string; decision: string; hearingPlace: string }[]
  }
  const [appeal] = read.items
  assert.deepEqual(
    [appeal?.state, appeal?.decision, appeal?.hearingPlace],
    ['decided', 'upheld', 'Room 4'],
  )
})

test('taken back once', async () => {
  const number = await lateCase()
  const url = `${base}/applications/${number}/appeals`
  await resident.json('POST', url, { ground: 'Nobody comes.' }, randomUUID())
  for (const [who, status] of await strangers()) {
    assert.equal((await who.json('POST', `${url}/withdrawal`)).status, status)
  }
  assert.equal((await resident.json('POST', `${url}/withdrawal`)).status, 200)
  assert.equal((await resident.json('POST', `${url}/withdrawal`)).status, 409)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
