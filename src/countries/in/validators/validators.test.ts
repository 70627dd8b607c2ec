import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { IdentifierProblem, Validator } from '../../country-pack.js'
import { epic } from './epic.js'
import { fssai } from './fssai.js'
import { gstin } from './gstin.js'
import { ifsc } from './ifsc.js'
import { mobile } from './mobile.js'
import { pan } from './pan.js'
import { pinCode } from './pin-code.js'
import { udyam } from './udyam.js'
import { vehicleNumber } from './vehicle-number.js'

type Case = readonly [typed: string, value: string | { readonly problem: IdentifierProblem }]

const no = (problem: IdentifierProblem) => ({ problem })

function table(title: string, validate: Validator, cases: readonly Case[]): void {
  describe(title, () => {
    for (const [typed, expected] of cases) {
      const shown = typeof expected === 'string' ? expected : expected.problem
      test(`${JSON.stringify(typed)} -> ${shown}`, () => {
        const wanted =
          typeof expected === 'string' ? { ok: true, value: expected } : { ok: false, ...expected }
        assert.deepEqual(validate(typed), wanted)
      })
    }
  })
}

table('mobile (National Numbering Plan 2003: ten digits, 6-9 first)', mobile, [
  ['9876543210', '+919876543210'],
  ['+91 98765-43210', '+919876543210'],
  ['0091 98765 43210', '+919876543210'],
  ['09876543210', '+919876543210'],
  ['919876543210', '+919876543210'],
  ['9198765432', '+919198765432'],
  ['(+91) ९८७६५ ४३२१०', '+919876543210'],
  ['۹۸۷۶۵۴۳۲۱۰', '+919876543210'],
  ['+1 9876543210', no('wrong-length')],
  ['987654321', no('wrong-length')],
  ['5876543210', no('wrong-start')],
  ['98765x3210', no('wrong-format')],
  [' ', no('missing')],
])

table('PIN code (India Post: six digits, 1-9 first)', pinCode, [
  ['411001', '411001'],
  ['411 001', '411001'],
  ['४११००१', '411001'],
  ['011001', no('wrong-start')],
  ['41100', no('wrong-length')],
  ['41100A', no('wrong-format')],
  ['', no('missing')],
])

table('PAN (Income-tax Rules 1962, rule 114: AAAAA9999A)', pan, [
  ['abcpe1234f', 'ABCPE1234F'],
  ['ABCPE १२३४ F', 'ABCPE1234F'],
  ['ABCP11234F', no('wrong-format')],
  ['ABCPE1234', no('wrong-length')],
])

table(
  'GSTIN (check character as the GST portal computes it; samples of public validators)',
  gstin,
  [
    ['27AAPFU0939F1ZV', '27AAPFU0939F1ZV'],
    ['27 aapfu0939f 1zv', '27AAPFU0939F1ZV'],
    ['29AAGCB7383J1Z4', '29AAGCB7383J1Z4'],
    ['27AAPFU0939F1ZW', no('wrong-check-character')],
    ['27AAPFU0993F1ZV', no('wrong-check-character')],
    ['39AAPFU0939F1ZV', no('wrong-format')],
  ],
)

table('IFSC (Reserve Bank of India: AAAA0XXXXXX)', ifsc, [
  ['sbin0001234', 'SBIN0001234'],
  ['HDFC0CAB123', 'HDFC0CAB123'],
  ['SBIN1001234', no('wrong-format')],
  ['SBIN000123', no('wrong-length')],
])

table('vehicle number (Central Motor Vehicles Rules 1989, rules 47 and 48)', vehicleNumber, [
  ['MH 12 AB 1234', 'MH12AB1234'],
  ['dl-1c-aa-1111', 'DL1CAA1111'],
  ['22 BH 1234 AA', '22BH1234AA'],
  ['MH12AB0000', no('wrong-format')],
  ['12MH1234', no('wrong-format')],
  ['', no('missing')],
])

table('Udyam (Ministry of MSME: UDYAM-SS-00-0000000)', udyam, [
  ['UDYAM-MH-26-0001234', 'UDYAM-MH-26-0001234'],
  ['udyam mh 26 0001234', 'UDYAM-MH-26-0001234'],
  ['UDYAM-MH-26-000123', no('wrong-length')],
  ['UDYAN-MH-26-0001234', no('wrong-format')],
])

table('FSSAI (14 digits)', fssai, [
  ['1151 6035 0004 12', '11516035000412'],
  ['1151603500041', no('wrong-length')],
  ['1151603500041A', no('wrong-format')],
])

table('EPIC (Election Commission: AAA9999999, or the older form)', epic, [
  ['abc1234567', 'ABC1234567'],
  ['MH/01/001/123456', 'MH/01/001/123456'],
  ['AB12345678', no('wrong-format')],
  ['', no('missing')],
])
