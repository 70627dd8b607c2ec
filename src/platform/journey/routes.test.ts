import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import { treePermission } from '../../services/catalogue/tree-permission/declaration.js'
import { answerQuestions, faultsIn, fileCase } from '../../testing/file-case.js'
import { smallJpeg } from '../../testing/small-jpeg.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { personFor } from '../identity/residents.js'

let city: TestApp
before(async () => {
  city = await startTestApp()
})
beforeEach(() => city.forgetLimits())

const plan = { city: 'alphapur', variant: 0 }
const codeNow = () => /\b\d{6}\b/.exec(city.sms.at(-1)?.body ?? '')?.[0] ?? ''
const begin = async (browser = city.browser()) => {
  const { location } = await browser.form('/alphapur/apply/grievance', {})
  return { browser, what: location, base: location.replace(/\/what$/, '') }
}
const cases = async () => {
  const [row] = await city.asOwner<{ n: number }>(
    'select count(*)::int as n from service.application',
  )
  return row?.n ?? -1
}

test('a draft is there for the browser that began it, and for no other', async () => {
  const { browser, what, base } = await begin()
  assert.equal((await browser.get(what)).status, 200)
  const others = [city.browser(), await city.residentSession(), await city.signIn('commissioner')]
  for (const other of others) {
    const _token = await other.token()
    for (const page of ['what', 'check', 'warning', 'code', 'done']) {
      assert.equal((await other.get(`${base}/${page}`)).status, 404, page)
    }
    const stolen = await other.post(what, { _token, category: 'light-out' })
    assert.equal(stolen.status, 404)
  }
  assert.equal((await browser.get(what.replace('alphapur', 'betapur'))).status, 404)
  assert.equal((await browser.get(what.replace('grievance', 'tree-permission'))).status, 404)
})

test('every fault of a page is told, and what was typed stays', async () => {
  const browser = city.browser()
  const { location } = await browser.form('/alphapur/apply/tree-permission', {})
  const typed = { trees: 'many', girthCm: '99999', species: 'Neem <b>' }
  const answer = await browser.form(location, typed)
  assert.equal(answer.status, 422)
  assert.equal(faultsIn(answer.body).length, 3)
  for (const text of ['many', '99999', 'Neem &lt;b>']) assert.ok(answer.body.includes(text), text)
  const later = await browser.get(location)
  assert.ok(later.body.includes('99999'))
})

test('leaving questions out leads back to the first of them', async () => {
  const { browser, what, base } = await begin()
  assert.equal((await browser.get(`${base}/check`)).location, what)
  const _token = await browser.token()
  const sent = await browser.post(`${base}/check`, { _token, consent: 'yes', anonymous: 'yes' })
  assert.equal(sent.location, what)
  assert.equal((await browser.get(`${base}/nowhere`)).status, 404)
  assert.equal((await browser.post(`${base}/toString`, { _token })).status, 404)
})

test('without consent, a name or a number nothing is filed', async () => {
  const before = await cases()
  const browser = city.browser()
  const check = await answerQuestions(browser, treePermission, plan)
  const answer = await browser.form(check, { name: '', mobile: '12' })
  assert.equal(answer.status, 422)
  assert.equal(faultsIn(answer.body).length, 3)
  assert.equal(await cases(), before)
})

test('danger to life: the number to call comes before the form, and who goes on may', async () => {
  const { browser, what } = await begin()
  const stopped = await browser.form(what, { category: 'live-wire' })
  assert.match(stopped.location, /\/warning$/)
  const warning = await browser.get(stopped.location)
  assert.ok(warning.body.includes('tel:1912'))
  const on = await browser.send(warning, {})
  assert.match(on.location, /\/where$/)
})

test('what is another authority’s is not filed here', async () => {
  const before = await cases()
  const browser = city.browser()
  const { what, base } = await begin(browser)
  const stopped = await browser.form(what, { category: 'highway' })
  const warning = await browser.get(stopped.location)
  assert.ok(warning.body.includes('1033'))
  const where = { 'where.landmark': 'Toll', 'where.wardId': '' }
  const page = await browser.get(`${base}/where`)
  const ward = /<option value="([0-9a-f-]{36})"/.exec(page.body)?.[1] ?? ''
  await browser.send(page, { ...where, 'where.wardId': ward })
  await browser.form(`${base}/describe`, {})
  const sent = await browser.post(`${base}/check`, {
    _token: await browser.token(),
    consent: 'yes',
    anonymous: 'yes',
  })
  assert.match(sent.location, /\/warning$/)
  assert.equal(await cases(), before)
})

test('sending twice, also at once, files once', async () => {
  const before = await cases()
  const browser = city.browser()
  const check = await answerQuestions(browser, grievance, plan)
  const page = await browser.get(check)
  const fields = { consent: 'yes', anonymous: 'yes' }
  const all = await Promise.all(Array.from({ length: 20 }, () => browser.send(page, fields)))
  assert.deepEqual(
    new Set(all.map(({ location }) => location.split('/').at(-1))),
    new Set(['done']),
  )
  assert.equal((await browser.send(page, fields)).status, 303)
  assert.equal(await cases(), before + 1)
})

test('a code proves the number that it was sent to, not one that is typed later', async () => {
  const victim = await personFor(city.app, {
    mobile: '+919876500077',
    name: 'Victim',
    language: 'en',
  })
  const before = await cases()
  const browser = city.browser()
  const check = await answerQuestions(browser, treePermission, plan)
  const contact = { name: 'Victim', consent: 'yes' }
  const sent = await browser.form(check, { ...contact, mobile: '9876500066' })
  const code = codeNow()
  // The own code is at hand; now the other number, without consent so that no code goes there.
  await browser.post(check, {
    _token: await browser.token(),
    name: 'Victim',
    mobile: '+919876500077',
  })
  const answer = await browser.form(sent.location, { code })
  assert.match(answer.location, /\/check$/)
  assert.equal(browser.cookies.has('nagara_session'), false)
  assert.equal(await cases(), before)
  const [row] = await city.asOwner<{ n: number }>(
    'select count(*)::int as n from kernel.session where account_id = $1',
    [victim.id],
  )
  assert.equal(row?.n, 0)
})

test('files: too many, of the wrong kind, removed again', async () => {
  const { browser, base } = await begin()
  await browser.form(`${base}/what`, { category: 'light-out' })
  const bytes = await smallJpeg()
  const photo = (n: number) => ({ field: 'photos', name: `${n}.jpg`, type: 'image/jpeg', bytes })
  const four = await browser.form(`${base}/describe`, {}, { files: [1, 2, 3, 4].map(photo) })
  assert.equal(four.status, 422)
  assert.ok(four.body.includes('class="error-summary"'))
  const taken = [...four.body.matchAll(/name="_remove" value="([^"]+)"/g)].map(([, id = '']) => id)
  assert.equal(taken.length, 3)
  const _token = await browser.token()
  const other = await begin()
  const stolen = { _token: await other.browser.token(), _remove: taken[0] ?? '' }
  await other.browser.post(`${other.base}/describe`, stolen)
  for (const id of ['x', '../..', '------------------------------------']) {
    assert.equal((await browser.post(`${base}/describe`, { _token, _remove: id })).status, 303)
  }
  const before = await browser.get(`${base}/describe`)
  assert.equal(before.body.match(/name="_remove"/g)?.length, 3)
  await browser.post(`${base}/describe`, { _token, _remove: taken[0] ?? '' })
  const after = await browser.get(`${base}/describe`)
  assert.equal(after.body.match(/name="_remove"/g)?.length, 2)
})

test('what is told about oneself is kept apart, and only by who filed', async () => {
  const browser = city.browser()
  const filed = await fileCase(city, browser, grievance, { plan, as: 'anonymous' })
  const done = filed.done.url
  const thanked = await browser.send(filed.done, { gender: 'female', ageBand: '30-44' })
  assert.equal(thanked.location, done)
  const rows = await city.asOwner(
    'select gender, age_band, disability from service.about where application_id = $1',
    [filed.id],
  )
  assert.deepEqual(rows, [{ gender: 'female', age_band: '30-44', disability: null }])
  const other = city.browser()
  const _token = await other.token()
  const url = done.replace(/done$/, 'about')
  assert.equal((await other.post(url, { _token, gender: 'male' })).status, 404)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
