import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import { carryAnswers } from './carry-answers.js'

const where = { wardId: 'old-ward', landmark: 'Bus stand', lng: 73, lat: 21 }
const facts = {
  wardAt: (lng: number) => (lng < 74 ? 'new-ward' : undefined),
  isCategory: (code: string) => code === 'light-out',
}
const carry = (answers: Parameters<typeof carryAnswers>[2], to = grievance) =>
  carryAnswers(grievance, to, answers, facts)

test('a point within the other body gets its ward there, and keeps its landmark', () => {
  assert.deepEqual(carry({ where }), { where: { ...where, wardId: 'new-ward' } })
})

test('a point outside, and none, leave the landmark only', () => {
  const bare = { wardId: null, landmark: 'Bus stand', lng: null, lat: null }
  assert.deepEqual(carry({ where: { ...where, lng: 75 } }), { where: bare })
  assert.deepEqual(carry({ where: { ...where, lng: null, lat: null } }), { where: bare })
})

test('a kind that is known there goes along, another does not', () => {
  assert.deepEqual(carry({ category: 'light-out', description: 'Dark' }), {
    category: 'light-out',
    description: 'Dark',
  })
  assert.deepEqual(carry({ category: 'camel', description: 'Dark' }), { description: 'Dark' })
})

test('what the other body does not ask, or asks otherwise, stays behind', () => {
  const { description: _asked, ...rest } = grievance.form
  assert.deepEqual(carry({ description: 'Dark' }, { ...grievance, form: rest }), {})
  const { category } = grievance.form
  assert.ok(category)
  const other = { ...grievance, form: { ...rest, description: category } }
  assert.deepEqual(carry({ description: 'Dark' }, other), {})
})
