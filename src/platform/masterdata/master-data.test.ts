import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { buildTenant } from '../../testing/build-tenant.js'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { loadTenants, type Tenants } from '../tenancy/tenants.js'
import { saveEntries, type Entry } from './entry-store.js'
import { createMasterData } from './master-data.js'

let test_: TestDatabase
let tenants: Tenants
before(async () => {
  test_ = await createTestDatabase()
  const { database } = test_
  await buildTenant(database, { id: 0, kind: 'nation' })
  await buildTenant(database, { id: 27, kind: 'state', parentId: 0 })
  await buildTenant(database, { id: 100, parentId: 27 })
  await buildTenant(database, { id: 101, parentId: 27 })
  tenants = await loadTenants(database)
})
beforeEach(() => test_.asOwner('truncate masterdata.entry, masterdata.entry_version'))

const save = (tenant: number, entries: (Partial<Entry> & { code: string })[]) => {
  const blank = { parentCode: null, name: { en: 'X' }, data: {}, position: 0, active: true }
  const items = entries.map((entry) => ({ ...blank, ...entry }))
  return test_.database.write({ tenant }, saveEntries(['kind', JSON.stringify(items), null]))
}
const codes = async (tenant: number) =>
  (await createMasterData(test_.database, tenants).list(tenant, 'kind')).map((entry) => entry.code)

test('a city sees its own entries over its state’s over the nation’s', async () => {
  await save(0, [
    { code: 'a', position: 1, name: { en: 'Nation' } },
    { code: 'b', position: 2 },
  ])
  await save(27, [
    { code: 'c', position: 3 },
    { code: 'b', active: false },
  ])
  await save(100, [{ code: 'a', position: 9, name: { en: 'City' } }])
  assert.deepEqual(await codes(100), ['c', 'a'])
  assert.deepEqual(await codes(101), ['a', 'c'])
  assert.deepEqual(await codes(0), ['a', 'b'])
  const masterData = createMasterData(test_.database, tenants)
  assert.equal((await masterData.find(100, 'kind', 'a'))?.name['en'], 'City')
  assert.equal((await masterData.find(101, 'kind', 'a'))?.name['en'], 'Nation')
  assert.equal(await masterData.find(101, 'kind', 'b'), undefined)
  assert.equal(await masterData.find(100, 'kind', 'z'), undefined)
})

test('what was read is kept until it is told to forget', async () => {
  const masterData = createMasterData(test_.database, tenants)
  assert.deepEqual(await masterData.list(100, 'kind'), [])
  await save(100, [{ code: 'new' }])
  assert.deepEqual(await masterData.list(100, 'kind'), [])
  masterData.forget()
  assert.deepEqual(
    (await masterData.list(100, 'kind')).map((entry) => entry.code),
    ['new'],
  )
})

test('saving keeps each version, and what is equal is left alone', async () => {
  assert.deepEqual(await save(100, [{ code: 'a' }, { code: 'b' }]), [
    { code: 'a', added: true },
    { code: 'b', added: true },
  ])
  assert.deepEqual(await save(100, [{ code: 'a' }, { code: 'b', position: 5 }]), [
    { code: 'b', added: false },
  ])
  const versions = await test_.asOwner(
    `select code, version, content->>'position' as position from masterdata.entry_version order by 1, 2`,
  )
  assert.deepEqual(versions, [
    { code: 'a', version: 1, position: '0' },
    { code: 'b', version: 1, position: '0' },
    { code: 'b', version: 2, position: '5' },
  ])
})
