import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  damm,
  formatPublicNumber,
  hasValidCheckDigit,
  normalisePublicNumber,
  toAsciiDigits,
  withCheckDigit,
} from './index.js'

describe('check digit of public numbers', () => {
  test("Damm's own example: 572 has the check digit 4 (thesis, Marburg 2004)", () => {
    assert.equal(damm('572'), '4')
    assert.equal(withCheckDigit('572'), '5724')
  })

  test('every single wrong digit and every swap of neighbours is found', () => {
    const right = withCheckDigit('2480613957')
    assert.ok(hasValidCheckDigit(right))
    for (let at = 0; at < right.length; at += 1) {
      for (const digit of '0123456789') {
        const wrong = right.slice(0, at) + digit + right.slice(at + 1)
        assert.equal(hasValidCheckDigit(wrong), wrong === right, wrong)
      }
      const pair = right.slice(at, at + 2)
      const swapped = right.slice(0, at) + Array.from(pair).reverse().join('') + right.slice(at + 2)
      assert.equal(hasValidCheckDigit(swapped), swapped === right, swapped)
    }
  })

  test('a number never becomes 12 digits long, and only digits are accepted', () => {
    assert.throws(() => withCheckDigit('12345678901'), RangeError)
    assert.throws(() => withCheckDigit('12 34'), RangeError)
    assert.throws(() => withCheckDigit(''), RangeError)
  })
})

describe('public numbers as people type them', () => {
  const typed: readonly (readonly [string, string | undefined])[] = [
    ['5724', '5724'],
    [' 57-24 ', '5724'],
    ['५७२४', '5724'],
    ['۵۷ ۲۴', '5724'],
    ['٥٧٢٤', '5724'],
    ['௫௭௨௪', '5724'],
    ['᱕᱗᱒᱔', '5724'],
    ['꯵꯷꯲꯴', '5724'],
    ['\u20685724\u2069', '5724'],
    ['57\u00A024', '5724'],
    ['57–24', '5724'],
    ['57a4', undefined],
    ['  ', undefined],
  ]
  for (const [text, digits] of typed) {
    test(`${JSON.stringify(text)} is ${digits ?? 'refused'}`, () => {
      assert.equal(normalisePublicNumber(text), digits)
      assert.equal(hasValidCheckDigit(text), digits !== undefined)
    })
  }

  test('eleven digits are read in groups of 4-4-3 and read back', () => {
    const number = withCheckDigit('1234567890')
    const shown = formatPublicNumber(number)
    assert.match(shown, /^1234\u00A05678\u00A090\d$/u)
    assert.equal(normalisePublicNumber(shown), number)
  })

  test('letters and punctuation around digits are left alone', () => {
    assert.equal(toAsciiDigits('वार्ड १२, ব্লক ৩'), 'वार्ड 12, ব্লক 3')
  })
})
