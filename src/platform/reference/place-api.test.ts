import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { testCities, wardId } from '../../testing/seed-test-cities.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
before(async () => {
  city = await startTestApp()
})

const at = (lgd: unknown, query: string) =>
  city.browser().json('GET', `/api/v1/tenants/${String(lgd)}/wards/at?${query}`)
const { a, b } = testCities

test('the wards of a city, in the language that is asked for', async () => {
  const answer = await city.browser().json('GET', `/api/v1/tenants/${a.id}/wards`)
  const { items } = JSON.parse(answer.body) as { items: { id: string; name: string }[] }
  assert.equal(items.length, 5)
  assert.ok(items.some(({ id }) => id === wardId(a.slug, 1)))
})

test('a point is found in its own city only', async () => {
  const [lng, lat] = a.center
  const found = await at(a.id, `lng=${lng}&lat=${lat}`)
  assert.equal(found.status, 200)
  assert.equal((JSON.parse(found.body) as { id: string }).id, wardId(a.slug, 1))
  assert.equal((await at(b.id, `lng=${lng}&lat=${lat}`)).status, 404)
  assert.equal((await at(a.id, 'lng=0&lat=0')).status, 404)
})

test('a point that is none is refused with every fault', async () => {
  const answer = await at(a.id, 'lng=east&lat=91')
  assert.equal(answer.status, 400)
  const { errors } = JSON.parse(answer.body) as { errors: { path: string }[] }
  assert.deepEqual(errors.map(({ path }) => path).sort(), ['query.lat', 'query.lng'])
  assert.equal((await at(a.id, '')).status, 400)
})

test('a city that is none has no wards', async () => {
  for (const lgd of ['999999999', '-1', '1e6', 'x', '1000001.0']) {
    assert.equal((await at(lgd, 'lng=1&lat=1')).status, 404, lgd)
  }
})
