import assert from 'node:assert/strict'
import { test } from 'node:test'
import { india } from '../../countries/in/index.js'
import { bodyTenants } from './body-tenants.js'
import { countryTenants } from './country-tenants.js'
import type { LgdBody } from './read-lgd.js'

test('the nation and 36 states, parents first, each with its address', () => {
  const tenants = countryTenants(india)
  assert.equal(tenants.length, 37)
  assert.equal(tenants[0]?.slug, 'india')
  assert.equal(tenants[0]?.name['mr'], 'भारत')
  assert.equal(tenants[0]?.name['ta'], 'இந்தியா')
  assert.equal(new Set(tenants.map(({ slug }) => slug)).size, 37)
  const maharashtra = tenants.find(({ slug }) => slug === 'mh')
  assert.deepEqual(maharashtra?.name, { mr: 'महाराष्ट्र', en: 'Maharashtra' })
  assert.deepEqual([maharashtra?.id, maharashtra?.parent_id], [27, 0])
  assert.deepEqual(maharashtra?.languages, ['mr', 'en', 'hi'])
})

test("a name in Arabic letters is of the state's first language written in them", () => {
  const kashmir = countryTenants(india).find(({ slug }) => slug === 'jk')
  assert.deepEqual(Object.keys(kashmir?.name ?? {}), ['ur', 'en'])
})

test("a body's hash changes with its content only", () => {
  const state = india.states.find(({ code }) => code === 27)
  assert.ok(state)
  const body: LgdBody = {
    code: 251530,
    line: 2,
    version: 7,
    name: { en: 'Pune' },
    type: 4,
    isCantonment: false,
    census: null,
    state,
  }
  const hashOf = (changed: Partial<LgdBody>, known: { id: number; slug: string }[] = []) =>
    bodyTenants([{ ...body, ...changed }], india, known, [])[0]?.source_hash
  assert.match(hashOf({}) ?? '', /^[0-9a-f]{64}$/)
  assert.equal(hashOf({ line: 900 }), hashOf({}))
  assert.equal(hashOf({}, [{ id: 251530, slug: 'poona' }]), hashOf({}))
  assert.notEqual(hashOf({ version: 8 }), hashOf({}))
})
