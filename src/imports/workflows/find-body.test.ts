import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { findBody } from './find-body.js'
import { scanJson } from './scan-json.js'

const read = (text: string) => {
  const body = findBody(text)
  assert.ok(body.ok, body.ok ? '' : `line ${body.line}: ${body.text}`)
  return { value: body.value, rest: body.rest }
}
const fault = (text: string) => {
  const body = findBody(text)
  assert.ok(!body.ok)
  return [body.line, body.text]
}

describe('the JSON of a file', () => {
  test('bare, also with what an editor put before it', () => {
    assert.deepEqual(read('\uFEFF {"a": [1]}\n'), { value: { a: [1] }, rest: '' })
    assert.deepEqual(read('[{"a": "}"}]'), { value: [{ a: '}' }], rest: '' })
  })

  test('the body of a curl command line, whatever was left behind it', () => {
    const curl = (data: string) =>
      `curl --location --request POST 'https://host/_create' \\\n--header 'A: b' \\\n${data}`
    assert.deepEqual(read(curl(`--data-raw '{"a": 1}'`)), { value: { a: 1 }, rest: '' })
    assert.deepEqual(read(curl(`--data '{\n"a": 1}\t\n'\n`)), { value: { a: 1 }, rest: '' })
    assert.deepEqual(read(curl(`--data-raw '{"a": 1}s'`)), { value: { a: 1 }, rest: 's' })
    assert.deepEqual(fault(curl(`--data-raw '{"a": 1'`)), [3, `"'" does not belong there.`])
    assert.deepEqual(fault(curl('--head')), [1, 'The curl command sends no data.'])
  })

  test('members without their braces, or with the closing one', () => {
    const value = { a: [{ b: 1 }], c: { d: 2 } }
    assert.deepEqual(read('"a": [{"b": 1}],\n"c": {"d": 2}\n'), { value, rest: '' })
    assert.deepEqual(read('"a": [{"b": 1}],\n"c": {"d": 2}\n}'), { value, rest: '' })
  })

  test('cut off: the last line that there is', () => {
    const cut = 'It ends in the middle: the file is cut off.'
    assert.deepEqual(fault('{\n"a": [\n{"b": 1}'), [3, cut])
    assert.deepEqual(fault('"a": [\n{"b": 1,\n"c":\n\n'), [3, cut])
    assert.deepEqual(fault('"a": [\n{"b": "wor'), [2, cut])
  })

  test('faulty: the line of the fault', () => {
    assert.deepEqual(fault('{\n"a": 1,\n}'), [3, '"}" does not belong there.'])
    assert.deepEqual(fault('{\n"a": 1\n"b": 2}'), [3, '"\\"" does not belong there.'])
    assert.deepEqual(fault('\n\nhello'), [3, 'It begins with neither { nor [.'])
    assert.deepEqual(fault(''), [1, 'It begins with neither { nor [.'])
    assert.deepEqual(fault('['.repeat(200)), [1, 'It nests too deep.'])
  })
})

test('what JSON writes is found to its end, and nothing that is cut is taken for whole', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat(), (value, place) => {
      const text = JSON.stringify({ value }, null, place % 3)
      assert.deepEqual(scanJson(`${text} trailing`, 0), { end: text.length })
      const cut = text.slice(0, place % text.length)
      assert.ok(!('end' in scanJson(cut, 0)), cut)
    }),
    { numRuns: 500 },
  )
})
