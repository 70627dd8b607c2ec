import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { startTestApp } from '../../testing/start-app.js'
import { saveBinding } from './binding-store.js'

test('a service that a city runs elsewhere is not asked here', async () => {
  const city = await startTestApp()
  const { app, a, b } = city
  const elsewhere = 'https://grievances.example/alphapur'
  await app.database.write({ tenant: a.id }, saveBinding(['grievance', 'external', elsewhere]))
  app.bindings.forget()
  const browser = city.browser()

  const start = await browser.get(`/${a.slug}/apply/grievance`)
  assert.equal(start.status, 303)
  assert.equal(start.location, elsewhere)

  const url = `/api/v1/tenants/${a.id}/services/grievance/applications`
  const filed = await browser.json('POST', url, { consent: true, answers: {} }, randomUUID())
  assert.equal(filed.status, 409)
  assert.ok(filed.body.includes(elsewhere))

  assert.equal(
    (await browser.get(`/${b.slug}/apply/grievance`)).status,
    200,
    'the neighbour’s is here',
  )
})
