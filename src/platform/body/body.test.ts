import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
let admin: Browser
let desk: string
before(async () => {
  city = await startTestApp()
  admin = await city.signIn('city-admin')
  // The body's own language is changed below.
  admin.cookies.set('nagara_language', 'en')
  desk = `/desk/${city.a.slug}`
})
beforeEach(() => city.forgetLimits())

const auditOf = async (title: string): Promise<string> => {
  await city.settle()
  return (await admin.get(`${desk}/audit?title=${title}`)).body
}

test('who may change the body and its services', async () => {
  for (const [browser, read, write] of [
    [city.browser(), 303, 401],
    [await city.residentSession(), 404, 404],
    [await city.signIn('field-worker'), 403, 403],
    [await city.signIn('commissioner'), 403, 403],
    [await city.signIn('city-admin', 'b'), 404, 404],
  ] as [Browser, number, number][]) {
    const _token = await browser.token()
    for (const path of ['body', 'services']) {
      assert.equal((await browser.get(`${desk}/${path}`)).status, read, path)
    }
    for (const path of ['body', 'services/grievance']) {
      assert.equal((await browser.post(`${desk}/${path}`, { _token })).status, write, path)
    }
  }
})

test('every fault of the profile is told at once', async () => {
  const answer = await admin.form(`${desk}/body`, {
    'name.en': '',
    helpline: 'call us',
    palette: 'pink',
    defaultLanguage: 'xx',
    reopenDays: 'soon',
    lat: '91',
    lng: 'east',
    'emergency-name.1': 'Police',
    'emergency-number.1': '',
  })
  assert.equal(answer.status, 422)
  const paths = ['name-en', 'helpline', 'palette', 'defaultLanguage', 'reopenDays', 'lat', 'lng']
  for (const path of [...paths, 'emergency-number-1']) {
    assert.match(answer.body, new RegExp(`href="#field-${path}"`), path)
  }
})

test('the profile is changed, shown to residents, told in the audit, and kept for the neighbour', async () => {
  const before = city.app.tenants.byId(city.b.id)
  const stale = await admin.get(`${desk}/body`)
  const saved = await admin.form(`${desk}/body`, {
    'name.en': 'Alphapur City',
    helpline: '1800-200-300',
    helplineHours: '9 to 5',
    palette: 'forest',
    defaultLanguage: 'mr',
    reopenDays: '9',
    lat: '21.35',
    lng: '72.9',
    'emergency-name.1': 'Fire',
    'emergency-number.1': '101',
    why: 'Resolution 3',
  })
  assert.equal(saved.status, 303, saved.body.slice(-1_000))
  const tenant = city.app.tenants.byId(city.a.id)
  assert.deepEqual(
    [tenant?.name['en'], tenant?.theme, tenant?.center, tenant?.settings.reopenDays],
    ['Alphapur City', { palette: 'forest' }, { lng: 72.9, lat: 21.35 }, 9],
  )
  assert.deepEqual(tenant?.settings.emergency, [{ name: 'Fire', number: '101' }])
  assert.equal(tenant?.languages[0], 'mr')
  assert.ok(tenant?.settings.quietHours, 'what the page does not show stays')
  assert.match((await city.browser().get(`/${city.a.slug}`)).body, /1800-200-300/)
  assert.deepEqual(city.app.tenants.byId(city.b.id), before)
  const late = await admin.send(stale, { 'name.en': 'Overwritten' })
  assert.equal(late.status, 422)
  assert.match(late.body, /changed this meanwhile/)
  const audit = await auditOf(city.a.slug)
  assert.match(audit, /name.en<\/bdi>: <del>alphapur<\/del> → <ins>Alphapur City<\/ins>/)
  assert.match(audit, /Resolution 3/)
})

test('a service that is off says so, one that runs elsewhere leads there', async () => {
  const set = (fields: Record<string, string>) =>
    admin.post(`${desk}/services/grievance`, { _token: token, ...fields })
  const token = await admin.token()
  for (const url of ['', 'http://a.example', 'javascript:alert(1)', 'https://a:b@c.example']) {
    assert.equal((await set({ mode: 'external', url })).status, 422, url)
  }
  assert.equal((await set({ mode: 'away', url: '' })).status, 422)
  assert.equal((await admin.post(`${desk}/services/none`, { _token: token })).status, 404)
  const resident = city.browser()
  const apply = `/${city.a.slug}/apply/grievance`
  assert.equal((await set({ mode: 'off', why: 'Strike' })).status, 303)
  const off = await resident.get(apply, { 'accept-language': 'en' })
  assert.equal(off.status, 409)
  assert.match(off.body, /not offered here now/)
  assert.equal((await resident.get(`/${city.b.slug}/apply/grievance`)).status, 200)
  assert.equal((await set({ mode: 'node', url: 'https://mh.example/alphapur' })).status, 303)
  assert.equal((await resident.get(apply)).location, 'https://mh.example/alphapur')
  assert.equal((await set({ mode: 'here', url: '' })).status, 303)
  assert.equal((await resident.get(apply)).status, 200)
  const audit = await auditOf('grievance')
  assert.match(audit, /mode<\/bdi>: <del>here<\/del> → <ins>off<\/ins>/)
  assert.match(audit, /Strike/)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
