import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import type { Answer, Browser } from '../../testing/browser.js'
import { buildTenant } from '../../testing/build-tenant.js'
import { actByPage } from '../../testing/desk-act.js'
import { fileCase } from '../../testing/file-case.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
let officer: Browser
before(async () => {
  city = await startTestApp()
  await buildTenant(city.app.database, { id: 1_000_100, kind: 'state', name: { en: 'A state' } })
  await buildTenant(city.app.database, {
    id: 1_000_101,
    name: { en: 'Gammapur' },
    parentId: 1_000_100,
    status: 'listed',
  })
  await city.asOwner('update tenancy.tenant set parent_id = 1000100 where id in (1000001, 1000002)')
  await city.app.tenants.reload()
  officer = await city.signIn('grievance-officer')
})
beforeEach(() => city.forgetLimits())

const plan = { city: 'alphapur', variant: 0 }
let phones = 0
const newMobile = () => `98765${String((phones += 1) + 30_000)}`
async function file(as?: 'anonymous') {
  const browser = city.browser()
  const owner = as ?? { mobile: newMobile(), name: 'Asha Patil' }
  return { browser, ...(await fileCase(city, browser, grievance, { plan, as: owner })) }
}
const desk = (number: string) => `/desk/alphapur/case/${number}`
const there = async () =>
  city.asOwner<{
    id: string
    number: string
    channel: string
    ward_id: string | null
    landmark: string
    category: string
    account_id: string | null
    party_id: string | null
    occurred_at: Date
    photos: number
  }>(`select * from service.application where tenant_id = 1000002 order by filed_at desc`)
const stateOf = async (number: string) => {
  const [row] = await city.asOwner<{ state: string; occurred_at: Date }>(
    'select state, occurred_at from service.application where tenant_id = 1000001 and number = $1',
    [number],
  )
  return row
}
const body = String(1_000_002)

test('who may', async () => {
  const { number } = await file()
  const url = `${desk(number)}/transfer`
  for (const [browser, expected] of [
    [city.browser(), 401],
    [await city.residentSession(), 404],
    [await city.signIn('grievance-officer', 'b'), 404],
    [await city.signIn('commissioner'), 403],
  ] as [Browser, number][]) {
    const fields = { _version: '1', _command: crypto.randomUUID(), body }
    const _token = await browser.token()
    assert.equal((await browser.post(url, { ...fields, _token })).status, expected)
    assert.equal((await browser.get(url)).status, expected === 401 ? 303 : expected)
  }
  assert.equal((await officer.post(url, { body })).status, 403)
  assert.equal((await there()).length, 0)
})

test('only bodies of the state that are here are found, by name', async () => {
  const { number } = await file()
  const url = `${desk(number)}/transfer`
  assert.ok((await officer.get(desk(number))).body.includes(url), 'the case page leads there')
  const found = await officer.get(`${url}?q=BETA`)
  assert.match(found.body, /value="1000002"/)
  assert.ok(!found.body.includes('value="1000001"'), 'itself is none')
  assert.ok(!(await officer.get(url)).body.includes('Gammapur'), 'it is not live')
  assert.match((await officer.get(`${url}?q=zeta`)).body, /No body of the state/)
})

test('every fault at once, and what was written is kept', async () => {
  const { number } = await file()
  const page = await officer.get(`${desk(number)}/transfer?q=beta`)
  const sent = await officer.send(page, { body: '', note: 'Aadhaar 2345 6789 0124 kept' })
  assert.equal(sent.status, 422)
  assert.match(sent.body, /href="#field-body"/)
  assert.match(sent.body, /href="#field-note"/)
  assert.match(sent.body, /0124 kept/)
  for (const other of ['1000101', '1000001', '99', 'x']) {
    assert.equal((await officer.send(page, { body: other })).status, 422, other)
  }
  assert.equal((await stateOf(number))?.state, 'assignment')
  assert.equal((await there()).length, 0)
})

test('it is filed there with its person, pictures and first moment, and closed here', async () => {
  const first = await file()
  const page = await officer.get(`${desk(first.number)}/transfer?q=beta`)
  const sent = await officer.send(page, { body, note: 'Beyond our border' })
  assert.equal(sent.location, desk(first.number), sent.body.slice(0, 800))
  assert.equal((await officer.send(page, { body })).status, 303, 'twice is once')
  const cases = await there()
  assert.equal(cases.length, 1)
  const [made] = cases
  assert.ok(made)
  const old = await stateOf(first.number)
  assert.equal(old?.state, 'rejected')
  assert.deepEqual(
    [made.channel, made.landmark, made.category, made.ward_id, made.photos],
    ['transfer', 'Behind the clock tower', 'light-out', null, 1],
  )
  assert.equal(made.occurred_at.getTime(), old?.occurred_at.getTime())
  assert.ok(made.account_id !== null && made.party_id !== null)
  await city.settle()
  const mine = await first.browser.get('/alphapur/mine')
  for (const number of [first.number, made.number]) {
    assert.ok(mine.body.includes(`/case/${number}"`), 'mine shows both')
  }
  const own = await first.browser.get(`/alphapur/case/${first.number}`)
  assert.ok(own.body.includes(`/betapur/case/${made.number}"`))
  assert.match(own.body, /Beyond our border/)
  const other = await first.browser.get(`/betapur/case/${made.number}`)
  assert.ok(other.body.includes(`/alphapur/case/${first.number}"`))
  assert.match(other.body, /Behind the clock tower/)
  const desks = await city.signIn('grievance-officer', 'b')
  const seen = await desks.get(`/desk/betapur/case/${made.number}`)
  assert.match(seen.body, /Asha Patil/)
  assert.match(seen.body, /From another body/)
  const link = /src="(\/files\/1000002\/[^"]+)"/.exec(seen.body)?.[1]?.replaceAll('&amp;', '&')
  assert.equal((await desks.get(link ?? '')).status, 200)
})

test('who filed without a name, and who follows, follow it there', async () => {
  const first = await file('anonymous')
  const reader = await city.residentSession(`+91${newMobile()}`, 'Kiran')
  await reader.form(`/alphapur/case/${first.number}`, {})
  await officer.form(`${desk(first.number)}/transfer?q=beta`, { body })
  const [made] = await there()
  const shown = await first.browser.get(`/betapur/case/${made?.number}`)
  assert.match(shown.body, /You follow this case/)
  await city.settle()
  assert.ok((await reader.get('/alphapur/mine')).body.includes(`/case/${made?.number}"`))
})

test('sent at once and again after it broke off, there is one case', async () => {
  const before = (await there()).length
  const first = await file()
  const page = await officer.get(`${desk(first.number)}/transfer?q=beta`)
  const send = () => officer.send(page, { body })
  const answers: Answer[] = await Promise.all([send(), send()])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  )
  assert.equal((await there()).length, before + 1)
  // As if the program had ended between the two bodies: filed there, still open here.
  const second = await file()
  const old = await officer.get(`${desk(second.number)}/transfer?q=beta`)
  await actByPage(officer, desk(second.number), { id: 'note', needs: ['note'] })
  await city.asOwner(
    `insert into service.transfer (tenant_id, application_id, direction, body_id)
     values (1000001, $1, 'to', 1000002)`,
    [second.id],
  )
  assert.equal((await officer.send(old, { body })).status, 409)
  assert.equal((await stateOf(second.number))?.state, 'assignment')
  assert.equal((await officer.form(`${desk(second.number)}/transfer`, { body })).status, 303)
  assert.equal((await there()).length, before + 2)
  assert.equal((await stateOf(second.number))?.state, 'rejected')
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
