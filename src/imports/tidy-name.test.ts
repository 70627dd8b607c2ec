import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tidyName } from './tidy-name.js'

const examples = [
  ['ANANTAPUR', 'Anantapur'],
  ['chimakurthy', 'Chimakurthy'],
  ['DEONI (BK)', 'Deoni (BK)'],
  ['S.LOHARA', 'S.Lohara'],
  ['SADAK-ARJUNI', 'Sadak-Arjuni'],
  ['Chandgad.', 'Chandgad'],
  ['shahpura..(Bhilwara)', 'shahpura(Bhilwara)'],
  ['  Port   Blair ', 'Port Blair'],
  ['TeokTC', 'TeokTC'],
  ['पुणे', 'पुणे'],
] as const

for (const [given, tidy] of examples) {
  test(`${given} is shown as ${tidy}`, () => assert.equal(tidyName(given), tidy))
}
