import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { findSession, startSession } from '../../identity/sessions.js'
import { grievance } from '../../../services/grievance/declaration.js'
import { actByPage } from '../../../testing/desk-act.js'
import type { Browser } from '../../../testing/browser.js'
import { fileCase } from '../../../testing/file-case.js'
import { startTestApp, type TestApp } from '../../../testing/start-app.js'
import { dayAfter } from '../legal-date.js'

let city: TestApp
let admin: Browser
let desk: string
let officer: string
let worker: string
let today: string
before(async () => {
  city = await startTestApp()
  admin = await city.signIn('city-admin')
  desk = `/desk/${city.a.slug}`
  officer = await city.staffId('grievance-officer')
  worker = await city.staffId('field-worker')
  today = city.app.country.calendar.legalDateOf(city.app.clock())
})
beforeEach(() => city.forgetLimits())

const charge = (given: Partial<Record<string, string>>) =>
  admin.form(`${desk}/acting`, {
    absent: officer,
    acting: worker,
    from: '',
    to: dayAfter(today, 3),
    ...given,
  })

/** The roles of the field worker on a day, as a session of theirs would have them. */
async function rolesOn(day: string): Promise<string[]> {
  const { value } = await startSession(city.database, { id: worker, kind: 'staff' })
  const person = await findSession(city.database, value, city.a.id, day)
  return person?.grants.map(({ role, actingFor }) => `${role}${actingFor ? '*' : ''}`).sort() ?? []
}

test('every fault of a charge is told at once', async () => {
  const answer = await admin.post(`${desk}/acting`, {
    _token: await admin.token(),
    absent: '',
    acting: '',
    from: '2020-01-01',
    to: '2026-02-31',
  })
  assert.equal(answer.status, 422)
  for (const path of ['absent', 'acting', 'from', 'to']) {
    assert.match(answer.body, new RegExp(`href="#field-${path}"`), path)
  }
  assert.equal((await charge({ acting: officer })).status, 422)
  const _token = await admin.token()
  const foreign = await city.staffId('grievance-officer', 'b')
  const fields = { absent: foreign, acting: worker, from: '', to: dayAfter(today) }
  assert.equal((await admin.post(`${desk}/acting`, { _token, ...fields })).status, 422)
})

test('the roles hold from the first to the last day, both counted, and not a day more', async () => {
  const [from, to] = [dayAfter(today, 10), dayAfter(today, 12)]
  const made = await charge({ from, to })
  assert.equal(made.status, 303, made.body.slice(-800))
  const own = ['field-worker']
  const both = ['field-worker', 'grievance-officer*']
  assert.deepEqual(await rolesOn(dayAfter(from, -1)), own)
  assert.deepEqual(await rolesOn(from), both)
  assert.deepEqual(await rolesOn(to), both)
  assert.deepEqual(await rolesOn(dayAfter(to)), own)
  assert.equal((await charge({ from: to, to: dayAfter(to, 5) })).status, 422, 'one day in common')
  const back = { absent: worker, acting: officer, from: to, to: dayAfter(to) }
  assert.equal((await charge(back)).status, 422, 'nobody acts while they are away')
  assert.equal((await charge({ from: dayAfter(to), to: dayAfter(to) })).status, 303)
  const early = await admin.post(`${made.location}/cases`, {
    _token: await admin.token(),
    all: 'yes',
  })
  assert.equal(early.status, 409, 'cases move only while the charge runs')
  await admin.post(`${made.location}/end`, { _token: await admin.token() })
  assert.deepEqual(await rolesOn(from), own, 'called off')
})

test('cases are handed over, both inboxes and the history say so, and they come back', async () => {
  const owner = city.browser()
  const plan = { city: city.a.slug, variant: 1 }
  const filed = await fileCase(city, owner, grievance, { plan, as: 'anonymous' })
  await city.asOwner(
    `update service.application set assignee_id = $1, assignee_name = 'the officer', holder = null
     where number = $2`,
    [officer, filed.number],
  )
  const made = await charge({})
  const page = await admin.get(made.location)
  assert.match(page.body, /1 open case/)
  await admin.post(`${made.location}/cases`, { _token: await admin.token(), all: 'yes' })
  const who = async () =>
    (
      await city.asOwner<{ assignee_id: string }>(
        'select assignee_id from service.application where number = $1',
        [filed.number],
      )
    )[0]?.assignee_id
  assert.equal(await who(), worker)

  const acting = await city.signIn('field-worker')
  const absent = await city.signIn('grievance-officer')
  assert.match((await acting.get(`${desk}/inbox/mine`)).body, /You act for grievance-officer of a/)
  assert.match((await absent.get(`${desk}/inbox/mine`)).body, /field-worker of a acts for you/)
  const other = await city.signIn('commissioner')
  assert.ok(!/acts? for/.test((await other.get(`${desk}/inbox/mine`)).body))

  const url = `${desk}/case/${filed.number}`
  const { states } = grievance.workflow
  const note = states['assignment']?.on['note']
  assert.ok(note)
  await actByPage(acting, url, { id: 'note', needs: note.needs ?? [] })
  const shown = await acting.get(url)
  assert.match(shown.body, /acting for grievance-officer of a/)
  assert.match(shown.body, /field-worker of a took it over, acting for grievance-officer of a/)
  const timeline = await owner.get(`/${city.a.slug}/case/${filed.number}`)
  assert.match(timeline.body, /acting for grievance-officer of a/)

  await city.asOwner(`update kernel.job set run_at = now() where task = 'acting.end'`)
  city.app.jobs.wake()
  await city.settle()
  assert.equal(await who(), officer)
  await city.settle()
  const audit = await admin.get(`${desk}/audit?title=${encodeURIComponent('→')}`)
  assert.match(audit.body, /casesHandedOver/)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
