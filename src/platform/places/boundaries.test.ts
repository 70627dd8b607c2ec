import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { wardId } from '../../testing/seed-test-cities.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
let admin: Browser
let base: string
before(async () => {
  city = await startTestApp()
  admin = await city.signIn('city-admin')
  base = `/desk/${city.a.slug}/boundaries`
})
beforeEach(() => city.forgetLimits())

const auditOf = async (title: string): Promise<string> => {
  await city.settle()
  const found = await admin.get(`/desk/${city.a.slug}/audit?title=${encodeURIComponent(title)}`)
  return found.body
}

const square = (number: number, name: string, west: number) => ({
  type: 'Feature',
  properties: { no: number, name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 20],
        [west + 0.01, 20],
        [west + 0.01, 20.01],
        [west, 20.01],
        [west, 20],
      ],
    ],
  },
})

const upload = (features: object[], fields: Record<string, string> = {}) =>
  admin.form(
    `${base}/upload`,
    { hierarchy: 'revenue', level: 'zone', number: 'no', name: 'name', ...fields },
    {
      files: [
        {
          field: 'file',
          name: 'zones.geojson',
          type: 'application/geo+json',
          bytes: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
        },
      ],
    },
  )
const confirmOf = (body: string) => /action="([^"]*\/upload\/[\w-]{36})"/.exec(body)?.[1] ?? ''

test('who may see and change boundaries, here and next door', async () => {
  const own = wardId(city.a.slug, 1)
  const paths = [`area/${own}`, `area/${own}/retire`, 'upload', `upload/${randomUUID()}`]
  for (const [browser, read, write] of [
    [city.browser(), 303, 401],
    [await city.residentSession(), 404, 404],
    [await city.signIn('field-worker'), 403, 403],
    [await city.signIn('city-admin', 'b'), 404, 404],
  ] as [Browser, number, number][]) {
    const _token = await browser.token()
    for (const path of ['', `/area/${own}`, '/upload']) {
      assert.equal((await browser.get(`${base}${path}`)).status, read, path)
    }
    for (const path of paths) {
      assert.equal((await browser.post(`${base}/${path}`, { _token })).status, write, path)
    }
  }
  const theirs = wardId(city.b.slug, 1)
  assert.equal((await admin.get(`${base}/area/${theirs}`)).status, 404)
  const _token = await admin.token()
  assert.equal((await admin.post(`${base}/area/${theirs}/retire`, { _token })).status, 404)
})

test('the map and the list show the wards; a ward is renamed', async () => {
  const page = await admin.get(base)
  assert.match(page.body, /<svg class="map"/)
  const id = wardId(city.a.slug, 2)
  assert.ok(page.body.includes(`${base}/area/${id}`))
  assert.equal((await admin.form(`${base}/area/${id}`, { 'name.en': '' })).status, 422)
  const named = await admin.form(`${base}/area/${id}`, { 'name.en': 'Fort', 'name.hi': 'क़िला' })
  assert.equal(named.status, 303)
  assert.equal((await city.app.places.of(city.a.id)).byId(id)?.name['hi'], 'क़िला')
  assert.match(await auditOf('ward 2'), /<ins>Fort<\/ins>/)
})

test('a retired ward is offered to nobody any more; it is retired once', async () => {
  const id = wardId(city.a.slug, 5)
  const retired = await admin.form(`${base}/area/${id}/retire`.replace('/retire', ''), {
    why: 'Delimitation',
  })
  assert.equal(retired.status, 303)
  assert.equal((await city.app.places.of(city.a.id)).byId(id), undefined)
  assert.ok((await admin.get(`${base}?retired=yes`)).body.includes(id))
  assert.ok(!(await admin.get(base)).body.includes(id))
  const again = await admin.post(`${base}/area/${id}/retire`, { _token: await admin.token() })
  assert.equal(again.status, 422)
  assert.match(await auditOf('ward 5'), /Delimitation/)
})

test('a file is tried first with every finding, then taken over once', async () => {
  const bad = await admin.post(`${base}/upload`, {
    _token: await admin.token(),
    hierarchy: 'Not A Code',
    level: '',
    number: '',
    name: '',
  })
  assert.equal(bad.status, 422)
  for (const path of ['file', 'hierarchy', 'level', 'number', 'name']) {
    assert.match(bad.body, new RegExp(`href="#field-${path}"`), path)
  }
  const wrong = await upload([square(1, 'North', 73)], { number: 'ward_no' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /there are: (&quot;|")no/)
  const features = [square(1, 'North', 73), square(2, 'South', 73.005), square(1, 'Twice', 74)]
  const tried = await upload(features)
  assert.match(tried.body, /2 new, 0 changed, 0 as they are, 1 refused/)
  assert.match(tried.body, /Number 1 is that of feature 0/)
  const areas = () =>
    city.asOwner<{ code: string }>(
      `select code from place.area where tenant_id = $1 and hierarchy = 'revenue' order by code`,
      [city.a.id],
    )
  assert.deepEqual(await areas(), [], 'a try keeps nothing')
  const confirm = confirmOf(tried.body)
  const _token = await admin.token()
  const stranger = await city.signIn('city-admin', 'b')
  const theirs = confirm.replace(city.a.slug, city.b.slug)
  assert.equal((await stranger.post(theirs, { _token: await stranger.token() })).status, 404)
  assert.equal((await admin.post(confirm, { _token })).status, 303)
  assert.equal((await admin.post(confirm, { _token })).status, 404)
  assert.deepEqual(await areas(), [{ code: '1' }, { code: '2' }])
  assert.match((await upload(features)).body, /0 new, 0 changed, 2 as they are, 1 refused/)
  assert.match(await auditOf('revenue/zone'), /added/)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
