import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestApp } from '../../testing/start-app.js'

test('who may see how far the languages go, and what is told', async () => {
  const city = await startTestApp()
  const path = `/desk/${city.a.slug}/languages`
  for (const [browser, status] of [
    [city.browser(), 303],
    [await city.residentSession(), 404],
    [await city.signIn('field-worker'), 403],
    [await city.signIn('city-admin', 'b'), 404],
  ] as const) {
    assert.equal((await browser.get(path)).status, status)
  }
  const admin = await city.signIn('city-admin')
  const page = await admin.get(path)
  assert.equal(page.status, 200)
  assert.match(page.body, /हिन्दी/)
  assert.match((await admin.get(`${path}?language=hi`)).body, /Nothing is missing/)
  const csv = await admin.get(`${path}.csv?language=hi`)
  assert.equal(csv.body.trim().split('\n').length, 1)
  assert.equal((await admin.get(`${path}.csv?language=xx`)).status, 404)
  assert.deepEqual(city.logged, [])
})
