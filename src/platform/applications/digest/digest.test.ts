import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { india } from '../../../countries/in/index.js'
import { grievance } from '../../../services/grievance/declaration.js'
import { tenantValue } from '../../../testing/build-tenant.js'
import { fileCase } from '../../../testing/file-case.js'
import { passTime } from '../../../testing/pass-time.js'
import { startTestApp, type TestApp } from '../../../testing/start-app.js'
import { nextMorning } from './next-morning.js'

const hourMs = 3_600_000
const at = (local: string) => new Date(`${local}+05:30`)

test('the next morning is one on which the office works, at the city’s hour', () => {
  const calendar = india.calendar.defaultCalendar
  const next = (now: string, settings = {}) =>
    nextMorning({ country: india }, tenantValue({ settings }), calendar, at(now))
  // Saturday 4 April 2026 is the month's first, and open; the 10th is a Friday, the 11th is off.
  assert.deepEqual(next('2026-04-02T08:59:59'), {
    day: '2026-04-02',
    at: at('2026-04-02T09:00:00'),
  })
  assert.equal(next('2026-04-02T09:00:00').day, '2026-04-03')
  assert.equal(next('2026-04-10T12:00:00').day, '2026-04-13')
  assert.equal(next('2026-04-11T06:00:00').day, '2026-04-13')
  assert.deepEqual(
    next('2026-04-02T08:59:59', { digestAtMinutes: 450 }).at,
    at('2026-04-03T07:30:00'),
  )
})

let city: TestApp
before(async () => {
  city = await startTestApp()
})
const reports = () =>
  city.asOwner<{ tenant_id: number; day: string; content: Record<string, unknown> }>(
    'select tenant_id, day::text as day, content from service.digest order by day',
  )
const timers = async () =>
  (
    await city.asOwner<{ tenant_id: number }>(
      `select tenant_id from kernel.job where task = 'digest.make'`,
    )
  ).map(({ tenant_id }) => tenant_id)

test('a city without a case has no timer; its first case brings one, and one only', async () => {
  await city.settle()
  assert.deepEqual(await timers(), [])
  for (let each = 0; each < 3; each += 1) {
    await fileCase(city, city.browser(), grievance, {
      plan: { city: 'alphapur', variant: each },
      as: 'anonymous',
    })
  }
  await city.settle()
  assert.deepEqual(await timers(), [city.a.id])
})

test('each working morning one report, told once, with what the commissioner must know', async () => {
  await passTime(city, 120 * hourMs)
  const made = await reports()
  assert.ok(made.length >= 1)
  const last = made.at(-1)
  assert.equal(last?.tenant_id, city.a.id)
  const { open, overdue, departments, oldest } = last?.content ?? {}
  assert.deepEqual([open, overdue], [3, 3])
  assert.deepEqual(departments, [{ department: 'lights', open: 3, overdue: 3 }])
  assert.ok(Array.isArray(oldest) && oldest.length === 3)
  assert.deepEqual(await timers(), [city.a.id], 'the next one waits')
  const told = await city.asOwner<{ day: string }>(
    `select data->>'day' as day from kernel.event where type = 'digest.due' order by position`,
  )
  assert.deepEqual(
    told.map(({ day }) => day),
    made.map(({ day }) => day),
  )
})

test('the report of a day is read by the commissioner, and by nobody else', async () => {
  const [report] = await reports()
  const url = `/desk/alphapur/digest/${report?.day}`
  assert.match((await city.browser().get(url)).location, /sign-in/)
  assert.equal((await (await city.signIn('grievance-officer')).get(url)).status, 403)
  const other = await city.signIn('commissioner', 'b')
  assert.equal((await other.get(url)).status, 404)
  assert.equal((await other.get(url.replace('alphapur', 'betapur'))).status, 404)
  const commissioner = await city.signIn('commissioner')
  for (const wrong of ['2026-02-30', '1999-01-01']) {
    assert.equal((await commissioner.get(`/desk/alphapur/digest/${wrong}`)).status, 404)
  }
  assert.notEqual((await commissioner.get('/desk/alphapur/digest/today')).status, 200)
  const shown = await commissioner.open('/desk/alphapur/digest')
  assert.equal(shown.status, 200)
  assert.ok(shown.body.includes('Electrical office'))
  assert.ok(shown.body.includes('/desk/alphapur/case/'))
})

test('when nothing is open any more, nothing waits', async () => {
  await city.asOwner('update service.application set open = false, due_at = null')
  const before = (await reports()).length
  await passTime(city, 100 * hourMs)
  assert.equal((await reports()).length, before)
  assert.deepEqual(await timers(), [])
  assert.deepEqual(city.logged, [])
})
