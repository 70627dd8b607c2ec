import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, before, beforeEach, describe, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import type { Browser } from '../../testing/browser.js'
import { actByPage } from '../../testing/desk-act.js'
import { faultsIn, fileCase } from '../../testing/file-case.js'
import { backToNow, passTime } from '../../testing/pass-time.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { openCity } from '../tenancy/open-city.js'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

let city: TestApp
let officer: Browser
let commissioner: Browser
before(async () => {
  city = await startTestApp()
  officer = await city.signIn('grievance-officer')
  commissioner = await city.signIn('commissioner')
})
beforeEach(() => city.forgetLimits())
afterEach(() => backToNow(city))

const plan = { city: 'alphapur', variant: 0 }

/** A case whose report was not taken up. */
async function refused() {
  const browser = city.browser()
  const filed = await fileCase(city, browser, grievance, { plan, as: 'anonymous' })
  const desk = `/desk/alphapur/case/${filed.number}`
  const done = await actByPage(officer, desk, { id: 'reject', needs: ['reason', 'note'] })
  assert.equal(done.status, 303)
  return { ...filed, browser, desk, page: `/alphapur/case/${filed.number}` }
}

async function appealed() {
  const found = await refused()
  const ground = 'The lamp is ours, and it is dark.'
  const sent = await found.browser.form(`${found.page}/appeal`, { ground })
  assert.equal(sent.status, 303, faultsIn(sent.body).join('; '))
  const [row] = await city.asOwner<{ id: string }>(
    'select id from service.appeal where application_id = $1 order by level desc',
    [found.id],
  )
  assert.ok(row)
  return { ...found, appeal: `/desk/alphapur/appeal/${row.id}`, appealId: row.id }
}

const order = {
  decision: 'overturned',
  reasons: 'The pole carries the city’s number.',
  direction: 'Repair the lamp within three days.',
  toState: 'assignment',
}
const rowOf = async (id: string) =>
  (
    await city.asOwner<{ state: string; open: boolean; reopened: number; due: boolean }>(
      `select state, open, reopened, due_at is not null as due from service.application where id = $1`,
      [id],
    )
  )[0]
const eventsOf = async (id: string) => {
  await city.settle()
  const rows = await city.asOwner<{ type: string }>(
    'select type from kernel.event where subject_id = $1 order by position',
    [id],
  )
  return rows.map(({ type }) => type)
}

describe('filing an appeal', () => {
  test('only whoever filed the case, and only from this city’s page', async () => {
    const { page, browser } = await refused()
    for (const [who, status] of [
      [city.browser(), 401],
      [await city.residentSession(), 403],
      [officer, 403],
    ] as const) {
      const answer = await who.post(`${page}/appeal`, {
        _token: await who.token(),
        _command: randomUUID(),
        ground: 'x',
      })
      assert.equal(answer.status, status)
    }
    const other = page.replace('alphapur', 'betapur')
    assert.equal((await browser.get(`${other}/appeal`)).status, 404)
    const forged = await browser.post(`${page}/appeal`, { _command: randomUUID(), ground: 'x' })
    assert.equal(forged.status, 403)
  })

  test('needs a ground without an Aadhaar number, and keeps what was typed', async () => {
    const { page, browser, id } = await refused()
    const empty = await browser.form(`${page}/appeal`, { ground: '  ' })
    assert.equal(empty.status, 422)
    assert.deepEqual(faultsIn(empty.body), ['Write something here'])
    const given = { ground: `Mine is 2341 2341 2346 ${'x'.repeat(4_000)}` }
    const wrong = await browser.form(`${page}/appeal`, given)
    assert.equal(wrong.status, 422)
    assert.ok(wrong.body.includes('2341 2341 2346'))
    assert.deepEqual(await eventsOf(id), ['application.filed', 'application.closed'])
  })

  test('both sides see it, it is told once, and sending twice is one appeal', async () => {
    const { browser, page, id, desk, appeal } = await appealed()
    assert.deepEqual((await eventsOf(id)).slice(2), ['application.appealed'])
    const shown = (await browser.get(page)).body
    assert.ok(shown.includes('1st appeal filed; heard by: the commissioner'))
    assert.ok(shown.includes('waits for a decision'))
    assert.ok((await officer.get(desk)).body.includes('The lamp is ours'))
    assert.ok((await commissioner.get('/desk/alphapur/appeals')).body.includes(appeal))
    const again = await browser.get(`${page}/appeal`)
    assert.equal(again.status, 409, 'one at a time')
  })

  test('not when it is solved well in time, not by whoever withdrew, not after 30 days', async () => {
    const { browser, page } = await refused()
    await passTime(city, 31 * dayMs)
    assert.equal((await browser.get(`${page}/appeal`)).status, 409)
    const fresh = city.browser()
    const filed = await fileCase(city, fresh, grievance, { plan, as: 'anonymous' })
    const own = `/alphapur/case/${filed.number}`
    assert.equal((await fresh.get(`${own}/appeal`)).status, 409)
    await actByPage(fresh, own, { id: 'withdraw', needs: [] })
    assert.equal((await fresh.get(`${own}/appeal`)).status, 409)
  })

  test('also against waiting beyond the limit', async () => {
    const browser = city.browser()
    const filed = await fileCase(city, browser, grievance, { plan, as: 'anonymous' })
    const page = `/alphapur/case/${filed.number}`
    await passTime(city, 73 * hourMs)
    const sent = await browser.form(`${page}/appeal`, { ground: 'Nobody comes.' })
    assert.equal(sent.status, 303)
    assert.equal((await rowOf(filed.id))?.open, true)
  })

  test('taken back, it is over', async () => {
    const { browser, page, appeal } = await appealed()
    const url = `${page}/appeal/withdrawal`
    const _token = await browser.token()
    assert.equal((await city.browser().post(url, { _token })).status, 401)
    assert.equal((await browser.post(url, { _token })).status, 303)
    assert.equal((await browser.post(url, { _token })).status, 409)
    assert.ok((await commissioner.get(appeal)).body.includes('taken back'))
    assert.ok(!(await commissioner.get(appeal)).body.includes('/decision"'))
  })
})

describe('hearing and deciding', () => {
  test('is for the authority: others are refused, another city finds nothing', async () => {
    const { appeal, id } = await appealed()
    assert.match((await city.browser().get(appeal)).location, /sign-in/)
    const resident = await city.residentSession()
    assert.equal((await resident.get(appeal)).status, 404)
    const elsewhere = await city.signIn('commissioner', 'b')
    const other = appeal.replace('alphapur', 'betapur')
    assert.equal((await elsewhere.get(other)).status, 404)
    assert.equal((await elsewhere.get(appeal)).status, 404)
    for (const [who, status] of [
      [city.browser(), 401],
      [officer, 403],
      [await city.signIn('tree-officer'), 404],
      [elsewhere, 404],
    ] as const) {
      const _token = await who.token()
      for (const [path, fields] of [
        ['decision', order],
        ['hearing', { date: '2030-01-01', time: '11:00', place: 'Hall' }],
      ] as const) {
        const answer = await who.post(`${appeal}/${path}`, { ...fields, _token })
        assert.equal(answer.status, status, `${path} by another`)
      }
    }
    assert.equal((await rowOf(id))?.open, false)
  })

  test('every fault of an order is told at once', async () => {
    const { appeal, id } = await appealed()
    const holding = {}
    const none = await commissioner.form(appeal, { reasons: '', direction: '' }, { holding })
    assert.equal(none.status, 422)
    assert.equal(faultsIn(none.body).length, 2)
    const bare = { decision: 'overturned', reasons: '', direction: '' }
    const wrong = await commissioner.form(appeal, bare, { holding })
    assert.equal(faultsIn(wrong.body).length, 3, 'reasons, direction and where it goes')
    const odd = await commissioner.post(`${appeal}/decision`, {
      ...order,
      toState: 'withdrawn',
      _token: await commissioner.token(),
    })
    assert.equal(odd.status, 422)
    assert.equal((await rowOf(id))?.open, false)
  })

  test('a hearing has a day in the future and a place, and both sides read it', async () => {
    const { appeal, browser, page } = await appealed()
    const past = await commissioner.form(appeal, { date: '2020-01-01', time: '25:00', place: '' })
    assert.equal(past.status, 422)
    assert.equal(faultsIn(past.body).length, 2)
    const day = new Date(city.app.clock().getTime() + 5 * dayMs).toISOString().slice(0, 10)
    const set = await commissioner.form(appeal, { date: day, time: '11:30', place: 'Room 4' })
    assert.equal(set.status, 303)
    assert.ok((await browser.get(page)).body.includes('Room 4'))
    assert.ok((await commissioner.get(appeal)).body.includes('is heard'))
  })

  test('an order that overturns opens the case again with its whole time', async () => {
    const { appeal, id, browser, page, desk } = await appealed()
    assert.equal((await commissioner.form(appeal, order)).status, 303)
    assert.deepEqual(await rowOf(id), { state: 'assignment', open: true, reopened: 1, due: true })
    assert.deepEqual((await eventsOf(id)).slice(2), [
      'application.appealed',
      'appeal.decided',
      'application.reopened',
    ])
    const [told] = await city.asOwner<{ outcome: string; since: boolean }>(
      `select r.data->'undoes'->>'outcome' as outcome,
         (r.data->'undoes'->>'at')::timestamptz = c.occurred_at as since
       from kernel.event r join kernel.event c on c.subject_id = r.subject_id
       where r.subject_id = $1 and r.type = 'application.reopened' and c.type = 'application.closed'`,
      [id],
    )
    assert.deepEqual(told, { outcome: 'refused', since: true }, 'the numbers can take it off')
    for (const body of [(await browser.get(page)).body, (await officer.get(desk)).body]) {
      assert.ok(body.includes('Repair the lamp within three days.'))
      assert.ok(body.includes('The pole carries'))
    }
    const late = await commissioner.post(`${appeal}/decision`, {
      ...order,
      _token: await commissioner.token(),
    })
    assert.equal(late.status, 409, 'decided is decided')
    await passTime(city, 80 * hourMs)
    assert.ok((await eventsOf(id)).includes('application.overdue'), 'its timers run again')
  })

  test('two orders at once are one', async () => {
    const { appeal, id } = await appealed()
    const _token = await commissioner.token()
    const send = () => commissioner.post(`${appeal}/decision`, { ...order, _token })
    const answers = await Promise.all([send(), send(), send()])
    assert.deepEqual(
      answers.map(({ status }) => status).sort((a, b) => a - b),
      [303, 409, 409],
    )
    assert.equal((await rowOf(id))?.reopened, 1)
  })

  test('whoever decided the case does not decide its appeal', async () => {
    const browser = city.browser()
    const filed = await fileCase(city, browser, grievance, { plan, as: 'anonymous' })
    const [desk, page] = [`/desk/alphapur/case/${filed.number}`, `/alphapur/case/${filed.number}`]
    // The commissioner stands in for the officer.
    await city.asOwner(
      `insert into access.assignment (tenant_id, id, account_id, role)
       values ($1, gen_random_uuid(), $2, 'grievance-officer')`,
      [city.a.id, await city.staffId('commissioner')],
    )
    await actByPage(commissioner, desk, { id: 'reject', needs: ['reason', 'note'] })
    await browser.form(`${page}/appeal`, { ground: 'Not right.' })
    const [row] = await city.asOwner<{ id: string }>(
      'select id from service.appeal where application_id = $1',
      [filed.id],
    )
    const appeal = `/desk/alphapur/appeal/${row?.id}`
    const shown = await commissioner.get(appeal)
    assert.ok(shown.body.includes('Nobody decides an appeal against their own decision'))
    const _token = await commissioner.token()
    const tried = await commissioner.post(`${appeal}/decision`, { ...order, _token })
    assert.equal(tried.status, 409)
    assert.equal((await rowOf(filed.id))?.open, false)
    await city.asOwner(
      `delete from access.assignment where account_id = $1 and role = 'grievance-officer'`,
      [await city.staffId('commissioner')],
    )
  })
})

describe('the next authority', () => {
  const rule = {
    withinDays: 15,
    authorities: [
      { role: 'grievance-officer', decideWithinDays: 10 },
      { role: 'commissioner', decideWithinDays: 20 },
    ],
  }
  before(() => openCity(city.app, city.a.id, { settings: { appeals: { grievance: rule } } }))

  test('hears a second appeal when the first one is not decided in time', async () => {
    const { browser, page, id, appealId } = await appealed()
    assert.equal((await browser.get(`${page}/appeal`)).status, 409)
    await passTime(city, 11 * dayMs)
    assert.ok((await eventsOf(id)).includes('appeal.overdue'))
    const sent = await browser.form(`${page}/appeal`, { ground: 'Still dark.' })
    assert.equal(sent.status, 303)
    const rows = await city.asOwner<{ level: number; role: string; state: string }>(
      'select level, role, state from service.appeal where application_id = $1 order by level',
      [id],
    )
    assert.deepEqual(rows, [
      { level: 1, role: 'grievance-officer', state: 'lapsed' },
      { level: 2, role: 'commissioner', state: 'filed' },
    ])
    const old = await commissioner.get(`/desk/alphapur/appeal/${appealId}`)
    assert.ok(!old.body.includes('/decision"'))
  })

  test('hears one against a decision, within the days, and there is no third', async () => {
    const { browser, page, appealId } = await appealed()
    // Whoever rejected it may not decide: another officer does.
    await city.asOwner(`update service.appeal set role = 'commissioner' where id = $1`, [appealId])
    const upheld = { decision: 'upheld', reasons: 'The lamp is private.', direction: '' }
    const decided = await commissioner.form(`/desk/alphapur/appeal/${appealId}`, upheld)
    assert.equal(decided.status, 303, faultsIn(decided.body).join('; '))
    const second = await browser.form(`${page}/appeal`, { ground: 'It is not.' })
    assert.equal(second.status, 303)
    await passTime(city, 30 * dayMs)
    assert.equal((await browser.get(`${page}/appeal`)).status, 409)
  })
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
