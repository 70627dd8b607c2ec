import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tenantValue } from '../../testing/build-tenant.js'
import { nameOf } from './tenant.js'

const pune = tenantValue({ slug: 'pune', name: { en: 'Pune', mr: 'पुणे' } })

const readers = [
  ['mr', 'पुणे', 'its own name'],
  ['hi', 'पुणे', 'the same letters'],
  ['en', 'Pune', 'English'],
  ['ta', 'Pune', 'other letters: English'],
  ['ur', 'Pune', 'other letters: English'],
] as const
for (const [language, name, why] of readers) {
  test(`a reader of ${language} sees ${name} (${why})`, () => {
    assert.equal(nameOf(pune, language), name)
  })
}

test('a body without any name is called by its address', () => {
  assert.equal(nameOf(tenantValue({ slug: 'somewhere', name: {} }), 'hi'), 'somewhere')
})
