import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import type { Browser } from '../../testing/browser.js'
import { actByPage } from '../../testing/desk-act.js'
import { fileCase } from '../../testing/file-case.js'
import { readForms } from '../../testing/read-forms.js'
import { smallJpeg } from '../../testing/small-jpeg.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { waitUntil } from '../../testing/wait-until.js'

let city: TestApp
let officer: Browser
before(async () => {
  city = await startTestApp()
  officer = await city.signIn('grievance-officer')
})
beforeEach(() => city.forgetLimits())

const url = '/desk/alphapur/bulk'
const desk = (number: string) => `/desk/alphapur/case/${number}`
const plan = { city: 'alphapur', variant: 0 }
const file = async (slug = 'alphapur') => {
  const browser = city.browser()
  const given = { plan: { ...plan, city: slug }, as: 'anonymous' as const }
  return { browser, ...(await fileCase(city, browser, grievance, given)) }
}
const ticks = (...numbers: string[]) =>
  Object.fromEntries(numbers.map((number) => [`case.${number}`, 'yes']))
const choose = async (browser: Browser, kind: string, ...numbers: string[]) =>
  browser.post(url, { do: kind, ...ticks(...numbers), _token: await browser.token() })
const stateOf = async (number: string) => {
  const [row] = await city.asOwner<{ state: string; photos: number; assignee_id: string | null }>(
    'select state, photos, assignee_id from service.application where number = $1',
    [number],
  )
  return row
}
const steps = async (id: string, action: string) => {
  const [row] = await city.asOwner<{ n: number }>(
    'select count(*)::int as n from service.step where application_id = $1 and action = $2',
    [id, action],
  )
  return row?.n
}
const photo = async () => [
  { field: 'photo', name: 'after.jpg', type: 'image/jpeg', bytes: await smallJpeg() },
]

test('who may choose, do and look', async () => {
  const { number } = await file()
  const run = `${url}/${randomUUID()}`
  for (const [browser, expected] of [
    [city.browser(), 401],
    [await city.residentSession(), 404],
    [await city.signIn('grievance-officer', 'b'), 404],
  ] as [Browser, number][]) {
    const fields = { do: 'resolve', ...ticks(number), note: 'x', _token: await browser.token() }
    assert.equal((await browser.post(url, fields)).status, expected)
    assert.equal((await browser.post(run, fields)).status, expected)
    assert.equal((await browser.get(run)).status, expected === 401 ? 303 : expected)
  }
  assert.equal((await officer.get(run)).status, 404)
  assert.equal((await officer.post(url, { do: 'resolve', ...ticks(number) })).status, 403)
  assert.equal((await stateOf(number))?.state, 'assignment')
})

test('the inbox lets cases be ticked and sends them to the page', async () => {
  const { number } = await file()
  const inbox = await officer.get('/desk/alphapur/inbox/office')
  const form = readForms(inbox.body).find(({ action }) => action === url)
  assert.ok(form?.controls.has(`case.${number}`))
  const page = await choose(officer, 'resolve', number)
  assert.equal(page.status, 200)
  assert.match(page.body, /Resolve 1 case/)
})

test('none, too many, another city’s and unknown ones, and what no case allows', async () => {
  const none = await choose(officer, 'resolve')
  assert.equal(none.status, 422)
  assert.match(none.body, /Choose at least one case/)
  const many = await choose(
    officer,
    'assign',
    ...Array.from({ length: 201 }, (_, n) => String(10_000_000_000 + n)),
  )
  assert.equal(many.status, 422)
  assert.match(many.body, /at most 200/)
  assert.equal((await choose(officer, 'explode')).status, 400)
  const there = await file('betapur')
  const foreign = await choose(officer, 'resolve', there.number, 'x')
  assert.equal(foreign.status, 200)
  assert.ok(!foreign.body.includes(there.number))
  const tried = await officer.post(`${url}/${randomUUID()}`, {
    do: 'resolve',
    cases: `${there.number}:1`,
    note: 'x',
    _token: await officer.token(),
  })
  assert.equal(tried.status, 422)
  assert.match(tried.body, /none of these cases/)
})

test('every fault at once, and what was written is kept', async () => {
  const { number } = await file()
  const page = await choose(officer, 'resolve', number)
  const empty = await officer.send(page, { note: '' })
  assert.equal(empty.status, 422)
  assert.match(empty.body, /href="#field-note"/)
  const bad = [
    { field: 'photo', name: 'a.jpg', type: 'image/jpeg', bytes: Buffer.from('no photo') },
  ]
  const wrong = await officer.send(page, { note: 'Kept words' }, { files: bad })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /href="#field-photo"/)
  assert.match(wrong.body, />Kept words</)
  const assign = await officer.send(await choose(officer, 'assign', number), {})
  assert.equal(assign.status, 422)
  assert.match(assign.body, /href="#field-assignee"/)
  assert.equal((await stateOf(number))?.state, 'assignment')
})

test('assigning: one person for all, closed ones are told, twice is once', async () => {
  const cases = [await file(), await file(), await file()]
  const closed = await file()
  await actByPage(closed.browser, `/alphapur/case/${closed.number}`, { id: 'withdraw', needs: [] })
  const numbers = [...cases, closed].map(({ number }) => number)
  const page = await choose(officer, 'assign', ...numbers)
  assert.match(page.body, /It is closed/)
  const assignee = await city.staffId('field-worker')
  const sent = await officer.send(page, { assignee })
  assert.equal(sent.status, 303, sent.body.slice(0, 800))
  assert.equal((await officer.send(page, { assignee })).location, sent.location)
  const result = await officer.get(sent.location)
  assert.match(result.body, /3 cases were done/)
  for (const { id, number } of cases) {
    assert.equal((await stateOf(number))?.assignee_id, assignee)
    assert.equal(await steps(id, 'assign'), 1)
  }
  assert.equal((await stateOf(closed.number))?.state, 'withdrawn')
  const other = await city.signIn('commissioner')
  assert.equal((await other.get(sent.location)).status, 404)
})

test('someone who was faster is not overwritten, and the rest is done with the photo', async () => {
  const [slow, fast] = [await file(), await file()]
  const page = await choose(officer, 'resolve', slow.number, fast.number)
  const words = { id: 'withdraw', needs: [] as const }
  await actByPage(fast.browser, `/alphapur/case/${fast.number}`, words)
  // Sent with the page as it was: the closed one is refused as changed.
  const sent = await officer.send(page, { note: 'Lamp changed' }, { files: await photo() })
  assert.equal(sent.status, 303, sent.body.slice(0, 800))
  const result = await officer.get(sent.location)
  assert.match(result.body, /1 case was done/)
  assert.match(result.body, /1 case was changed meanwhile/)
  assert.ok(result.body.includes(desk(fast.number)))
  assert.deepEqual(
    [(await stateOf(slow.number))?.state, (await stateOf(slow.number))?.photos],
    // It was filed with one.
    ['resolved', 2],
  )
  assert.equal((await stateOf(fast.number))?.state, 'withdrawn')
  const files = await city.asOwner<{ subject_id: string }>(
    `select subject_id from upload.file where field = 'photo'`,
  )
  assert.deepEqual(
    files.map((row) => row.subject_id),
    [slow.id],
    'one copy, none left with the run',
  )
  const shown = await officer.get(desk(slow.number))
  const link = /src="(\/files\/[^"]+)"/.exec(shown.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.ok(shown.body.split('/files/').length > 2)
  assert.equal((await officer.get(link)).status, 200)
})

test('sent twice at the same moment, each is done once', async () => {
  const cases = await Promise.all([file(), file(), file(), file()])
  const page = await choose(officer, 'resolve', ...cases.map(({ number }) => number))
  const send = () => officer.send(page, { note: 'Done' })
  const answers = await Promise.all([send(), send(), send()])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303],
  )
  const location = answers[0]?.location ?? ''
  await waitUntil(
    async () => /4 cases were done/.test((await officer.get(location)).body),
    'all done',
  )
  for (const { id } of cases) assert.equal(await steps(id, 'resolve'), 1)
  assert.ok(!('refresh' in (await officer.get(location)).headers))
})

test('a run that broke off shows how far it is, and goes on from there', async () => {
  const [one, two] = [await file(), await file()]
  const run = randomUUID()
  await city.asOwner(
    `with run as (insert into service.bulk_run (tenant_id, id, actor_id, kind, input)
       values (1000001, $1, $2, 'resolve', '{"note": "Done"}'))
     insert into service.bulk_item (tenant_id, run_id, application_id, number, seen_version, outcome)
     values (1000001, $1, $3, $4, 1, 'done'), (1000001, $1, $5, $6, 1, null)`,
    [run, await city.staffId('grievance-officer'), one.id, one.number, two.id, two.number],
  )
  const page = await officer.get(`${url}/${run}`)
  assert.match(page.body, /1 of 2/)
  assert.equal(page.headers['refresh'], '2')
  assert.equal((await officer.send(page, {})).status, 303)
  assert.match((await officer.get(`${url}/${run}`)).body, /2 cases were done/)
  assert.equal((await stateOf(two.number))?.state, 'resolved')
  const [row] = await city.asOwner<{ input: object }>(
    'select input from service.bulk_run where id = $1',
    [run],
  )
  assert.deepEqual(row?.input, {}, 'the note is not kept twice')
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
