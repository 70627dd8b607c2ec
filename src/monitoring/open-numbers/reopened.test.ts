import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { prepareReader, runReader } from '../../kernel/events/reader.js'
import { grievance } from '../../services/grievance/declaration.js'
import type { Browser } from '../../testing/browser.js'
import { actByPage } from '../../testing/desk-act.js'
import { fileCase } from '../../testing/file-case.js'
import { backToNow, passTime } from '../../testing/pass-time.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { countReader } from './count-reader.js'

let city: TestApp
let officer: Browser
const dayMs = 86_400_000
before(async () => {
  city = await startTestApp()
  officer = await city.signIn('grievance-officer')
})
beforeEach(() => city.forgetLimits())
after(() => backToNow(city))

const counted = async () => {
  await city.settle()
  return city.asOwner<{ day: string; measure: string; count: number }>(
    `select day::text, measure, count from monitoring.day_count
     where measure in ('filed', 'resolved', 'on-time', 'too-late', 'reopened')
     order by day, measure`,
  )
}
const sums = async () => {
  const rows = await counted()
  const of = (name: string) =>
    rows.filter(({ measure }) => measure === name).reduce((sum, { count }) => sum + count, 0)
  return { filed: of('filed'), solved: of('resolved'), timed: of('on-time') + of('too-late') }
}

test('a case that was opened again counts as solved once, and not while it is open', async () => {
  const reporter = city.browser()
  const plan = { city: 'alphapur', variant: 0 }
  const { number } = await fileCase(city, reporter, grievance, { plan, as: 'anonymous' })
  const page = `/alphapur/case/${number}`
  const resolve = () =>
    actByPage(officer, `/desk/alphapur/case/${number}`, { id: 'resolve', needs: ['note'] })
  assert.equal((await resolve()).status, 303)
  assert.deepEqual(await sums(), { filed: 1, solved: 1, timed: 1 })
  const solvedOn = city.app.country.calendar.legalDateOf(city.app.clock())

  await passTime(city, 2 * dayMs)
  assert.equal((await actByPage(reporter, page, { id: 'reopen', needs: ['note'] })).status, 303)
  assert.deepEqual(await sums(), { filed: 1, solved: 0, timed: 0 })
  // The day that counted it is the day that loses it: no other day falls below zero.
  for (const { day, measure, count } of await counted()) {
    assert.ok(count >= 0, `${measure} of ${day} is ${count}`)
    if (day === solvedOn && measure !== 'filed') assert.equal(count, 0, measure)
  }

  await passTime(city, dayMs)
  assert.equal((await resolve()).status, 303)
  assert.deepEqual(await sums(), { filed: 1, solved: 1, timed: 1 })
})

test('counted anew from the log, the numbers are the same', async () => {
  const live = await counted()
  assert.ok(live.some(({ measure }) => measure === 'reopened'))
  await city.asOwner('delete from monitoring.day_count returning day')
  const { database, country } = city.app
  const again = { ...countReader(country.calendar.legalDateOf), name: 'open-numbers-again' }
  await prepareReader(database, again)
  while ((await runReader(database, again)) > 0);
  assert.deepEqual(await counted(), live)
})
