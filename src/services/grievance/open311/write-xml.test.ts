import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readXml } from '../../../testing/read-xml.js'
import { writeXml } from './write-xml.js'

test('lists name their items, and nothing is an empty element', () => {
  const body = [{ service_code: 'a', metadata: false, group: null, keywords: '' }]
  assert.equal(
    writeXml('services', body),
    '<?xml version="1.0" encoding="utf-8"?>\n<services><service><service_code>a</service_code>' +
      '<metadata>false</metadata><group/><keywords/></service></services>\n',
  )
  assert.throws(() => writeXml('kites', [1]), /no name for the items of <kites>/)
})

test('what is no character of XML is left out, everything else arrives as it was', () => {
  const hostile = '<b>&"\'\u0000\u0008\u001f\ufffe\uffff\ud800]]><!--\r\n\t😀 नमस्ते'
  const read = readXml(writeXml('description', hostile))
  assert.equal(read.text, '<b>&"\']]><!--\r\n\t😀 नमस्ते')
})

test('any text is well-formed and comes back', () => {
  const kept = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(readXml(writeXml('description', text)).text, text.replace(kept, ''))
    }),
    { numRuns: 2_000 },
  )
})
