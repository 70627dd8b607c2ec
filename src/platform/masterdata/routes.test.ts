import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
let admin: Browser
let lists: string
before(async () => {
  city = await startTestApp()
  admin = await city.signIn('city-admin')
  lists = `/desk/${city.a.slug}/lists`
})
beforeEach(() => city.forgetLimits())

const department = { code: 'parks', 'name.en': 'Parks', 'data.phone': '020-1234', position: '7' }
const now = { when: 'now', date: '', why: 'Resolution 12' }

/** Adds or edits by the pages and confirms; gives the address of the change. */
async function change(path: string, fields: Record<string, string>, decision = now) {
  const drafted = await admin.form(path, fields, { holding: {} })
  assert.equal(drafted.status, 303, drafted.body.slice(0, 2_000))
  const done = await admin.form(drafted.location, decision)
  assert.equal(done.status, 303, done.body.slice(0, 2_000))
  return drafted.location
}
const stored = (code: string) => city.app.masterData.find(city.a.id, 'department', code)

test('who may see and change lists', async () => {
  const body = await admin.token()
  for (const [browser, read, write] of [
    [city.browser(), 303, 401],
    [await city.residentSession(), 404, 404],
    [await city.signIn('field-worker'), 403, 403],
    [await city.signIn('commissioner'), 200, 403],
    [await city.signIn('city-admin', 'b'), 404, 404],
    [admin, 200, 422],
  ] as [Browser, number, number][]) {
    const looked = await browser.get(`${lists}/department`)
    assert.equal(looked.status, read, looked.body.slice(0, 300))
    const token = browser === admin ? body : await browser.token()
    const sent = await browser.post(`${lists}/department/new`, { _token: token, code: '' })
    assert.equal(sent.status, write)
  }
  assert.equal((await admin.get(`${lists}/no-such-list`)).status, 404)
})

test('every fault of an entry is told at once, and nothing is drafted', async () => {
  const answer = await admin.form(`${lists}/grievance-category/new`, {
    code: 'Not A Code!',
    'name.en': '',
    position: '-1',
    'data.priority': '9',
    'data.level.value': 'soon',
    'data.emergency.name': 'Police',
    'data.emergency.number': '',
  })
  assert.equal(answer.status, 422)
  for (const path of [
    'code',
    'name-en',
    'position',
    'data-priority',
    'data-level-value',
    'data-emergency-number',
  ]) {
    assert.match(answer.body, new RegExp(`href="#field-${path}"`), path)
  }
  const [row] = await city.asOwner<{ n: number }>(
    `select count(*)::int as n from masterdata.change where kind = 'grievance-category'`,
  )
  assert.equal(row?.n, 0)
})

test('an entry is looked at, takes effect, is told in the audit, and is taken back', async () => {
  const drafted = await admin.form(`${lists}/department/new`, department)
  assert.equal(await stored('parks'), undefined)
  const look = await admin.get(drafted.location)
  assert.match(look.body, /<ins>Parks<\/ins>/)
  await admin.form(drafted.location, now)
  assert.equal((await stored('parks'))?.data['phone'], '020-1234')
  await change(`${lists}/department/entry/parks`, { 'name.en': 'Parks and gardens' })
  assert.equal((await stored('parks'))?.name['en'], 'Parks and gardens')
  await city.settle()
  const audit = await admin.get(`/desk/${city.a.slug}/audit?title=department/parks`)
  assert.match(audit.body, /<del>Parks<\/del> → <ins>Parks and gardens<\/ins>/)
  assert.match(audit.body, /Resolution 12/)
  const undone = await admin.form(drafted.location, {}, { holding: {} })
  await admin.form(undone.location, now)
  assert.equal(await stored('parks'), undefined)
})

test('a change that was made on an older state is refused whole', async () => {
  await change(`${lists}/department/new`, { ...department, code: 'race' })
  const first = await admin.form(`${lists}/department/entry/race`, { 'name.en': 'First' })
  const second = await admin.form(`${lists}/department/entry/race`, { 'name.en': 'Second' })
  assert.equal((await admin.form(first.location, now)).status, 303)
  assert.equal((await admin.form(second.location, now)).status, 409)
  assert.equal((await stored('race'))?.name['en'], 'First')
})

test('a scheduled change waits for its day, can be called off, and takes effect once', async () => {
  const later = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  const on = { ...now, when: 'on', date: later }
  const past = await admin.form(`${lists}/department/new`, { ...department, code: 'late-1' })
  assert.equal((await admin.form(past.location, { ...on, date: '2020-01-01' })).status, 422)
  const called = await change(`${lists}/department/new`, { ...department, code: 'late-2' }, on)
  const kept = await change(`${lists}/department/new`, { ...department, code: 'late-3' }, on)
  await admin.form(called, {})
  await city.asOwner(`update kernel.job set run_at = now() where task = 'list.change'`)
  city.app.jobs.wake()
  await city.settle()
  assert.equal(await stored('late-2'), undefined)
  assert.equal((await stored('late-3'))?.name['en'], 'Parks')
  assert.match((await admin.get(kept)).body, /In force/)
  assert.match((await admin.get(called)).body, /Called off/)
})

test('a list goes out as a file and comes back changed; bad rows are told by row and column', async () => {
  const exported = await admin.get(`${lists}/department/export.csv`)
  assert.match(String(exported.headers['content-type']), /text\/csv/)
  const upload = (text: string) =>
    admin.form(
      `${lists}/department/import`,
      {},
      { files: [{ field: 'file', name: 'list.csv', type: 'text/csv', bytes: Buffer.from(text) }] },
    )
  const same = await upload(exported.body)
  assert.equal(same.location, `${lists}/department`)
  const head = 'code,position,active,name.en,data.email'
  const bad = await upload(`${head}\nsea,1,yes,Sea,a@b.in\n,x,yes,,\nsea,2,yes,Again,`)
  assert.equal(bad.status, 422)
  for (const cell of ['<td>3</td>', '<bdi>position</bdi>', '<bdi>name.en</bdi>', '<td>4</td>']) {
    assert.ok(bad.body.includes(cell), cell)
  }
  assert.equal((await upload('code,colour\nsea,red')).status, 422)
  const good = await upload(`${head}\nsea,1,yes,"'=Sea, and sand",a@b.in`)
  await admin.form(good.location, now)
  assert.equal((await stored('sea'))?.name['en'], '=Sea, and sand')
  const again = await admin.get(`${lists}/department/export.csv`)
  assert.match(again.body, /"'=Sea, and sand"/)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
