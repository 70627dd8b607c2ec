import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Type } from 'typebox'
import { compileValidator, type Validated } from './validate.js'

const Filing = Type.Object(
  {
    title: Type.String({ minLength: 3 }),
    count: Type.Integer({ minimum: 1, maximum: 5 }),
    kind: Type.Union([Type.Literal('a'), Type.Literal('b')]),
    place: Type.Object({ ward: Type.String() }, { additionalProperties: false }),
    photos: Type.Optional(Type.Array(Type.Object({ id: Type.String() }))),
  },
  { additionalProperties: false },
)

const faultsOf = (checked: Validated): Record<string, string> => {
  assert.equal(checked.ok, false)
  return checked.ok
    ? {}
    : Object.fromEntries(checked.faults.map((fault) => [fault.path, fault.code]))
}
const validate = compileValidator(Filing, false)
const right = { title: 'Tree', count: 2, kind: 'a', place: { ward: 'w' } }

test('a right value passes as it is', () => {
  assert.deepEqual(validate(right), { ok: true, value: right })
})

test('every missing field is told, not only the first', () => {
  const faults = faultsOf(validate({}))
  for (const name of ['title', 'count', 'kind', 'place']) {
    assert.equal(faults[name], 'fault.required', name)
  }
})

test('faults carry the path of the field, also inside objects and lists', () => {
  const faults = faultsOf(
    validate({
      ...right,
      title: 'ab',
      count: 9,
      place: { colour: 'red' },
      photos: [{ id: 'x' }, { id: 5 }],
      extra: 1,
    }),
  )
  assert.equal(faults['title'], 'fault.minLength')
  assert.equal(faults['count'], 'fault.maximum')
  assert.equal(faults['place.ward'], 'fault.required')
  assert.equal(faults['place.colour'], 'fault.unknown')
  assert.equal(faults['photos.1.id'], 'fault.type')
  assert.equal(faults['extra'], 'fault.unknown')
  assert.equal(faults['photos.0.id'], undefined)
})

test('JSON is taken as it is; queries and path parameters are converted', () => {
  const Query = Type.Object({ page: Type.Integer({ minimum: 1 }), open: Type.Boolean() })
  assert.deepEqual(compileValidator(Query, true)({ page: '3', open: 'true' }), {
    ok: true,
    value: { page: 3, open: true },
  })
  assert.equal(compileValidator(Query, false)({ page: '3', open: 'true' }).ok, false)
  assert.deepEqual(faultsOf(compileValidator(Query, true)({ page: 'x', open: 'true' })), {
    page: 'fault.type',
  })
})

test('converting leaves the given object alone, and nothing given is an empty object', () => {
  const Query = Type.Object({ page: Type.Optional(Type.Integer()) })
  const given = { page: '3' }
  compileValidator(Query, true)(given)
  assert.deepEqual(given, { page: '3' })
  assert.deepEqual(compileValidator(Query, true)(undefined), { ok: true, value: {} })
})

test('a thousand faults do not become a thousand lines', () => {
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`x${index}`, 1]))
  const checked = validate({ ...right, ...many })
  assert.ok(!checked.ok && checked.faults.length === 100)
})

test('the ninth fault of a long form is told as well', () => {
  const names = Array.from({ length: 20 }, (_, index) => `field${index}`)
  const Long = Type.Object(Object.fromEntries(names.map((name) => [name, Type.Integer()])))
  const faults = faultsOf(
    compileValidator(Long, false)(Object.fromEntries(names.map((name) => [name, 'x']))),
  )
  assert.deepEqual(Object.keys(faults), names)
})
