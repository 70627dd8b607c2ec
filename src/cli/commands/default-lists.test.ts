import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { saveEntries } from '../../platform/masterdata/entry-store.js'
import { defaultCategories } from '../../services/grievance/categories.js'
import { buildTenant } from '../../testing/build-tenant.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { addDefaultLists, countKinds } from './default-lists.js'

let city: TestApp
before(async () => {
  city = await startTestApp()
})

const types = JSON.stringify([
  {
    code: 'NoStreetlight',
    parentCode: null,
    name: { en: 'No streetlight' },
    data: {},
    position: 0,
    active: true,
  },
])

test('the default lists do not go on top of imported ones', async () => {
  const { app } = city
  const { id } = await buildTenant(app.database, { id: 900_077, slug: 'imported' })
  await app.tenants.reload()
  await app.database.write({ tenant: id }, saveEntries(['grievance-category', types, null]))
  app.masterData.forget()
  await assert.rejects(addDefaultLists(app, id), /from an import already/)
  assert.equal(await countKinds(app, id), 1)
})

test('a city without lists gets them, again too; only what can be reported is counted', async () => {
  const { app } = city
  const { id } = await buildTenant(app.database, { id: 900_078, slug: 'empty' })
  await app.tenants.reload()
  await addDefaultLists(app, id)
  await addDefaultLists(app, id)
  const kinds = defaultCategories.flatMap((group) => group.kinds)
  assert.equal(await countKinds(app, id), kinds.length)
})
