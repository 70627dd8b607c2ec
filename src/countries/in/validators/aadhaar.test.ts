import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { looksLikeAadhaar, maskAadhaar } from './aadhaar.js'
import { isVerhoeffValid } from './verhoeff.js'

/** Made when the test runs, so that no valid number stands in the source. */
function fake(first11: string): string {
  const digit = Array.from('0123456789').find((digit) => isVerhoeffValid(first11 + digit))
  return `${first11}${digit}`
}

const number = fake('23456789012')
const inFours = number.replaceAll(/(\d{4})(?=\d)/gu, '$1 ')
const inDevanagari = Array.from(number, (d) => String.fromCodePoint(0x09_66 + Number(d))).join('')
const last4 = number.slice(-4)

test("Verhoeff's check digit of 236 is 3 (the standard worked example)", () => {
  assert.ok(isVerhoeffValid('2363'))
  assert.ok(!isVerhoeffValid('2364'))
  assert.ok(!isVerhoeffValid('3263'))
})

describe('a number like an Aadhaar number is seen', () => {
  for (const text of [
    number,
    inFours,
    inFours.replaceAll(' ', '-'),
    inDevanagari,
    `My number is ${inFours}.`,
    `flat 12 ${inFours}`,
    number.replace(/^(.{2})(.{5})/u, '$1 $2 '),
  ]) {
    test(`${text.replaceAll(/\p{Nd}/gu, '9')} (shape)`, () => {
      assert.ok(looksLikeAadhaar(text))
      assert.ok(!looksLikeAadhaar(maskAadhaar(text)))
      assert.ok(maskAadhaar(text).includes(`XXXX XXXX ${last4}`))
    })
  }
})

describe('others are let through', () => {
  const wrongCheck = number.slice(0, 11) + ((Number(number.at(-1)) + 1) % 10)
  for (const [why, text] of [
    ['wrong check digit', wrongCheck],
    ['first digit 1', fake('12345678901')],
    ['part of a longer number', `${number}5`],
    ['a phone number', '+91 98765 43210'],
    ['words', 'no digits'],
  ] as const) {
    test(why, () => {
      assert.ok(!looksLikeAadhaar(text))
      assert.equal(maskAadhaar(text), text)
    })
  }
})

test('only the number is masked, and other digits keep their script', () => {
  assert.equal(maskAadhaar(`घर १२, ${inDevanagari}, वार्ड ३`), `घर १२, XXXX XXXX ${last4}, वार्ड ३`)
})
