import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '../errors/app-error.js'
import { readJson } from './read-json.js'

const refusedWith = (code: string) => (error: unknown) => {
  assert.ok(error instanceof AppError)
  assert.equal(error.status, 400)
  assert.deepEqual(error.faults, [{ path: '', code }])
  return true
}

test('JSON is read, and no body is an empty object', () => {
  assert.deepEqual(readJson(Buffer.from('{"a":[1,"ळ",null]}')), { a: [1, 'ळ', null] })
  assert.deepEqual(readJson(Buffer.alloc(0)), {})
})

test('nesting is allowed to 24 levels and no deeper, and brackets in texts do not count', () => {
  const nested = (depth: number) => Buffer.from('['.repeat(depth) + ']'.repeat(depth))
  assert.ok(readJson(nested(24)))
  assert.throws(() => readJson(nested(25)), refusedWith('fault.nesting'))
  assert.throws(() => readJson(Buffer.from('['.repeat(1_000_000))), refusedWith('fault.nesting'))
  const quoted = JSON.stringify({ text: `\\"${'[{'.repeat(50)}` })
  assert.deepEqual(readJson(Buffer.from(quoted)), JSON.parse(quoted))
})

test('bytes that are no UTF-8 are refused, not replaced', () => {
  const bytes = Buffer.concat([Buffer.from('"'), Buffer.from([0xc3, 0x28]), Buffer.from('"')])
  assert.throws(() => readJson(bytes), refusedWith('fault.utf8'))
})

test('what is no JSON is refused', () => {
  for (const text of ['{', '{"a":1,}', 'undefined', "{'a':1}", '{"a":1} x']) {
    assert.throws(() => readJson(Buffer.from(text)), refusedWith('fault.json'), text)
  }
})

test('__proto__ is refused at any depth, however it is written', () => {
  for (const text of [
    '{"__proto__":{"admin":true}}',
    '{"a":[{"__proto__":1}]}',
    '{"\\u005f_proto__":{}}',
  ]) {
    assert.throws(() => readJson(Buffer.from(text)), refusedWith('fault.json'), text)
  }
})
