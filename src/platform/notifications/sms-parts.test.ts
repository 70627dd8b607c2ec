import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smsParts } from './sms-parts.js'

/** 3GPP TS 23.038: 160 septets alone, 153 in parts; 70 and 67 of UTF-16 units. */
const cases: readonly [string, string, number][] = [
  ['160 letters', 'a'.repeat(160), 1],
  ['161 letters', 'a'.repeat(161), 2],
  ['306 letters', 'a'.repeat(306), 2],
  ['307 letters', 'a'.repeat(307), 3],
  ['80 euro signs take two septets each', '€'.repeat(80), 1],
  ['81 euro signs', '€'.repeat(81), 2],
  ['70 Hindi letters', 'क'.repeat(70), 1],
  ['71 Hindi letters', 'क'.repeat(71), 2],
  ['135 Hindi letters', 'क'.repeat(135), 3],
]

for (const [name, text, parts] of cases) {
  test(`${name}: ${parts}`, () => assert.equal(smsParts(text), parts))
}
