import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { buildTenant } from '../../testing/build-tenant.js'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { saveTenants, openCity } from './tenant-store.js'
import { loadTenants } from './tenants.js'

let test_: TestDatabase
before(async () => {
  test_ = await createTestDatabase()
  const { database } = test_
  await buildTenant(database, {
    id: 27,
    kind: 'state',
    slug: 'maharashtra',
    name: { en: 'Maharashtra' },
  })
  await buildTenant(database, { id: 100, parentId: 27, slug: 'pune', name: { en: 'Pune' } })
  await buildTenant(database, {
    id: 101,
    parentId: 27,
    slug: 'nashik',
    name: { en: 'Nashik' },
    status: 'listed',
  })
})

test('bodies are found by code, name and parent', async () => {
  const tenants = await loadTenants(test_.database)
  assert.equal(tenants.byId(100)?.slug, 'pune')
  assert.equal(tenants.bySlug('nashik')?.id, 101)
  assert.deepEqual(
    tenants.below(27).map((tenant) => tenant.id),
    [101, 100],
  )
  assert.equal(tenants.byId(5), undefined)
})

test('a former name goes on working until its end, and a present name wins', async () => {
  await test_.asOwner(
    `insert into tenancy.tenant_alias (slug, tenant_id, valid_to) values ('poona', 100, null),
       ('nashik', 100, null), ('punawadi', 100, current_date)`,
  )
  const tenants = await loadTenants(test_.database)
  assert.equal(tenants.bySlug('poona')?.id, 100)
  assert.equal(tenants.bySlug('nashik')?.id, 101)
  assert.equal(tenants.bySlug('punawadi'), undefined)
})

test('going live keeps the settings that are not changed', async () => {
  const { database } = test_
  await database.write('kernel', openCity([101, JSON.stringify({ settings: { reopenDays: 9 } })]))
  await database.write('kernel', openCity([101, JSON.stringify({ settings: { anonymous: true } })]))
  const tenants = await loadTenants(database)
  assert.equal(tenants.byId(101)?.status, 'live')
  assert.deepEqual(tenants.byId(101)?.settings, { reopenDays: 9, anonymous: true })
  assert.equal(tenants.byId(100)?.settings.reopenDays, undefined)
})

test('the same import twice changes nothing; a changed one leaves a live city live', async () => {
  const { database } = test_
  const item = {
    id: 200,
    kind: 'body',
    parent_id: 27,
    slug: 'wai',
    name: { en: 'Wai' },
    default_language: 'mr',
    languages: ['mr'],
    source_hash: 'aa',
  }
  const save = (given: object) =>
    database.write('kernel', saveTenants([JSON.stringify([{ ...item, ...given }])]))
  assert.deepEqual(await save({}), [{ id: 200, action: 'added' }])
  assert.deepEqual(await save({}), [])
  await database.write('kernel', openCity([200, '{}']))
  const changed = await save({ source_hash: 'bb', name: { mr: 'वाई' } })
  assert.deepEqual(changed, [{ id: 200, action: 'changed' }])
  const wai = (await loadTenants(database)).byId(200)
  assert.equal(wai?.status, 'live')
  assert.deepEqual(wai?.name, { en: 'Wai', mr: 'वाई' })
})
