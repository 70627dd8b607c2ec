import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { differences } from './difference.js'

test('leaves are told by their path, arrays as a whole', () => {
  const before = { name: { en: 'Water' }, data: { level: { value: 24, unit: 'hours' } }, tags: [1] }
  const after = {
    name: { en: 'Water', hi: 'पानी' },
    data: { level: { value: 12, unit: 'hours' } },
    tags: [1, 2],
  }
  assert.deepEqual(differences(before, after), [
    { path: 'name.hi', from: null, to: 'पानी' },
    { path: 'data.level.value', from: 24, to: 12 },
    { path: 'tags', from: [1], to: [1, 2] },
  ])
})

test('what is new or gone is told leaf by leaf', () => {
  assert.deepEqual(differences(undefined, { a: { b: 1 } }), [{ path: 'a.b', from: null, to: 1 }])
  assert.deepEqual(differences({ a: { b: 1 } }, undefined), [{ path: 'a.b', from: 1, to: null }])
})

test('equal values differ nowhere, and there are as many as told at most', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => differences(value, structuredClone(value)).length === 0),
  )
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index]))
  assert.equal(differences({}, many).length, 200)
})
