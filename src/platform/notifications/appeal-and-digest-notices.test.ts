import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import type { Browser } from '../../testing/browser.js'
import { actByPage } from '../../testing/desk-act.js'
import { fileCase } from '../../testing/file-case.js'
import { buildProvider } from '../../testing/notice-providers.js'
import { backToNow, passTime } from '../../testing/pass-time.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { personFor } from '../identity/residents.js'
import { createCarriers } from './carriers.js'
import { writeNotice } from './write-notice.js'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

let city: TestApp
let commissioner: Browser
let mobile = 9_876_530_000
before(async () => {
  city = await startTestApp()
  commissioner = await city.signIn('commissioner')
  city.app.carriers = createCarriers({ sms: [buildProvider('sms')], whatsapp: [], email: [] })
})
beforeEach(async () => {
  backToNow(city)
  await city.forgetLimits()
})

/** A case of a person of their own, and the browser in which they filed it. */
async function fileOne() {
  mobile += 1
  const as = { mobile: `+91${mobile}`, name: 'Asha Rao' }
  const { id: account } = await personFor(city.app, { ...as, language: 'en' })
  const browser = city.browser()
  const filed = await fileCase(city, browser, grievance, {
    plan: { city: 'alphapur', variant: 0 },
    as,
  })
  const [page, desk] = [`/alphapur/case/${filed.number}`, `/desk/alphapur/case/${filed.number}`]
  return { ...filed, account, browser, page, desk }
}

/** Closed by the office, and appealed. */
async function appealed() {
  const filed = await fileOne()
  const officer = await city.signIn('grievance-officer')
  const done = await actByPage(officer, filed.desk, { id: 'reject', needs: ['reason', 'note'] })
  assert.equal(done.status, 303)
  const sent = await filed.browser.form(`${filed.page}/appeal`, { ground: 'It is dark.' })
  assert.equal(sent.status, 303)
  const [row] = await city.asOwner<{ id: string }>(
    'select id from service.appeal where application_id = $1',
    [filed.id],
  )
  return { ...filed, appeal: `/desk/alphapur/appeal/${row?.id}` }
}

interface Told {
  recipient: string
  template: string
  way: string
  params: Record<string, string>
}
/** Who was told what, even when the log is read again from its start. */
async function told(like: string): Promise<Told[]> {
  await city.settle()
  await city.asOwner(`update kernel.reader_cursor set position = 0 where reader = 'notices'`)
  await city.settle()
  return city.asOwner<Told>(
    `select recipient_id as recipient, template, way, params from notice.message
     where template like $1 order by created_at, template, way`,
    [like],
  )
}
const short = (rows: readonly Told[]) =>
  rows.map(({ recipient, template, way }) => [recipient, template, way])
const about = (rows: readonly Told[], number: string) =>
  rows.filter(({ params }) => params['number'] === number)

test('the one who has a case is reminded before its limit and by the applicant; nobody else', async () => {
  const { id, number, browser, page, account } = await fileOne()
  const holder = await city.staffId('grievance-officer')
  await city.asOwner('update service.application set assignee_id = $2 where id = $1', [id, holder])
  await passTime(city, 55 * hourMs)
  assert.deepEqual(short(about(await told('notice.staff.due-soon'), number)), [
    [holder, 'notice.staff.due-soon', 'in-app'],
  ])
  await passTime(city, 18 * hourMs)
  const sent = await browser.post(`${page}/reminder`, { _token: await browser.token() })
  assert.equal(sent.status, 303)
  const rows = about(await told('notice.%'), number)
  assert.deepEqual(short(rows.filter(({ template }) => template === 'notice.staff.reminded')), [
    [holder, 'notice.staff.reminded', 'in-app'],
  ])
  const own = rows.filter(({ recipient }) => recipient === account)
  assert.ok(own.every(({ template }) => !template.startsWith('notice.staff')))
})

test('an appeal is acknowledged, and told to its authority with the way to it', async () => {
  const { number, account, appeal } = await appealed()
  const rows = about(await told('notice.%appeal%'), number)
  assert.deepEqual(short(rows.filter(({ recipient }) => recipient === account)), [
    [account, 'notice.appeal.filed', 'in-app'],
    [account, 'notice.appeal.filed', 'sms'],
  ])
  const staff = rows.filter(({ recipient }) => recipient !== account)
  assert.deepEqual(short(staff), [
    [await city.staffId('commissioner'), 'notice.staff.appealed', 'in-app'],
  ])
  assert.equal(staff[0]?.params['path'], appeal)
  assert.equal((await commissioner.get(appeal)).status, 200)
})

test('a hearing and its order are told to the applicant, once, and not to who set them', async () => {
  const { number, account, appeal, browser } = await appealed()
  const date = new Date(city.app.clock().getTime() + 5 * dayMs).toISOString().slice(0, 10)
  const set = await commissioner.form(appeal, { date, time: '11:30', place: 'Room 4' })
  assert.equal(set.status, 303)
  const decided = await commissioner.form(appeal, {
    decision: 'overturned',
    reasons: 'The pole is ours.',
    direction: 'Repair it.',
    toState: 'assignment',
  })
  assert.equal(decided.status, 303)
  const rows = about(await told('notice.%'), number)
  const since = rows.filter(({ template }) => /hearing|decided|moved/.test(template))
  assert.deepEqual(
    short(since).toSorted((a, b) => a.join().localeCompare(b.join())),
    [
      [account, 'notice.appeal.decided', 'in-app'],
      [account, 'notice.appeal.decided', 'sms'],
      [account, 'notice.appeal.hearing', 'in-app'],
      [account, 'notice.appeal.hearing', 'sms'],
    ],
    'opened again is one news with the order',
  )
  const shown = (await browser.get('/alphapur/mine/notices')).body
  assert.match(shown, /your appeal is heard on [^<]*11:30/)
})

test('an authority that does not decide in time: the applicant is told once', async () => {
  const { number, account } = await appealed()
  await passTime(city, 60 * dayMs)
  assert.deepEqual(short(about(await told('notice.appeal.overdue'), number)), [
    [account, 'notice.appeal.overdue', 'in-app'],
    [account, 'notice.appeal.overdue', 'sms'],
  ])
})

test('the commissioner is told of each morning report with its figures, and nobody else', async () => {
  await fileOne()
  await passTime(city, 120 * hourMs)
  const reports = await city.asOwner<{ day: string; open: string; appeals: string }>(
    `select day::text as day, content->>'open' as open, content->'appeals'->>'pending' as appeals
     from service.digest where tenant_id = $1 order by made_at`,
    [city.a.id],
  )
  const rows = await told('notice.staff.digest')
  assert.ok(reports.length >= 1)
  const reader = await city.staffId('commissioner')
  assert.ok(rows.every(({ recipient, way }) => recipient === reader && way === 'in-app'))
  const sorted = rows
    .map(({ params }) => [params['path'], params['open'], params['appeals']])
    .toSorted((a, b) => a.join().localeCompare(b.join()))
  assert.deepEqual(
    sorted,
    reports
      .map(({ day, open, appeals }) => [`/desk/alphapur/digest/${day}`, open, appeals])
      .toSorted((a, b) => a.join().localeCompare(b.join())),
  )
  const { template, params } = rows[0] ?? { template: '', params: {} }
  const facts = { template, params, language: 'en', audience: 'staff', way: 'email' } as const
  const mail = await writeNotice(city.app, city.a, facts)
  assert.match(mail.subject, /: morning report$/)
  assert.ok(mail.body.endsWith(`http://nagara.test${rows[0]?.params['path']}`))
  const shown = (await commissioner.get('/alphapur/mine/notices')).body
  assert.match(shown, /open cases: \d+, over the limit: \d+/)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
