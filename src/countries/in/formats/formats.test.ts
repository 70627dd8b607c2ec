import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DateStyle } from '../../country-pack.js'
import { languages } from '../languages.js'
import { daysAndHours } from './days-and-hours.js'
import { formatCompactMoney } from './format-compact-money.js'
import { formatDate } from './format-date.js'
import { formatMoney } from './format-money.js'
import { formatNumber } from './format-number.js'
import { toAsciiDigits } from '../../../kernel/public-number/to-ascii-digits.js'

/** Amounts in paise, as every language shows them in Latin digits: groups of 3, then of 2. */
const AMOUNTS: readonly (readonly [number | bigint, string])[] = [
  [0, '₹0.00'],
  [5, '₹0.05'],
  [-5, '-₹0.05'],
  [99_900, '₹999.00'],
  [100_000, '₹1,000.00'],
  [12_345_678, '₹1,23,456.78'],
  [123_456_750, '₹12,34,567.50'],
  [-123_456_750, '-₹12,34,567.50'],
  [900_719_925_474_099_155n, '₹9,00,71,99,25,47,40,991.55'],
]

const scheduled = languages.filter(({ isScheduled }) => isScheduled)

describe('money groups the Indian way in all 22 languages', () => {
  for (const { tag } of scheduled) {
    test(tag, () => {
      for (const [paise, latin] of AMOUNTS) {
        assert.equal(formatMoney(paise, tag), latin)
        const native = formatMoney(paise, tag, { digits: 'native' })
        assert.notEqual(native, latin)
        const marks = toAsciiDigits(native).replaceAll('\u066C', ',').replaceAll('\u066B', '.')
        assert.equal(marks, latin)
      }
      assert.equal(formatNumber(1_234_567.5, tag), '12,34,567.5')
    })
  }

  test('native digits are those of the script', () => {
    const native = (tag: string) => formatMoney(123_456_750, tag, { digits: 'native' })
    assert.equal(native('hi'), '₹१२,३४,५६७.५०')
    assert.equal(native('sat-Olck'), '₹᱑᱒,᱓᱔,᱕᱖᱗.᱕᱐')
    assert.equal(native('mni-Mtei'), '₹꯱꯲,꯳꯴,꯵꯶꯷.꯵꯰')
    assert.equal(native('ur'), '₹۱۲٬۳۴٬۵۶۷٫۵۰')
    assert.equal(native('sd-Arab'), '₹١٢٬٣٤٬٥٦٧٫٥٠')
  })

  test('paise can be left out when there are none, and broken paise are refused', () => {
    assert.equal(formatMoney(100_000, 'en', { fraction: 'when-needed' }), '₹1,000')
    assert.equal(formatMoney(100_050, 'en', { fraction: 'when-needed' }), '₹1,000.50')
    assert.throws(() => formatMoney(0.5, 'en'), RangeError)
    assert.throws(() => formatMoney(2 ** 53, 'en'), RangeError)
  })
})

describe('compact money in lakh and crore', () => {
  const rows: readonly (readonly [number | bigint, string, string])[] = [
    [0, 'en', '₹0'],
    [-40, 'en', '₹0'],
    [8_500_000, 'en', '₹85,000'],
    [9_999_949, 'en', '₹99,999'],
    [9_999_950, 'en', '₹1 lakh'],
    [123_456_750, 'en', '₹12.35 lakh'],
    [120_500_000, 'en', '₹12.05 lakh'],
    [999_940_000, 'en', '₹99.99 lakh'],
    [999_950_000, 'en', '₹1 crore'],
    [1_500_000_000, 'hi', '₹1.5 करोड़'],
    [1_500_000_000, 'mr', '₹1.5 कोटी'],
    [15_000_000, 'ur', '₹1.5 لاکھ'],
    [-15_000_000, 'ta', '-₹1.5 லட்சம்'],
    [15_000_000, 'kok', '₹1.5 लाख'],
    [15_000_000, 'brx', '₹1.5 लाख'],
    [100_000_000_000_000n, 'en', '₹1,00,000 crore'],
  ]
  for (const [paise, language, shown] of rows) {
    test(`${paise} paise in ${language}: ${shown}`, () => {
      assert.equal(formatCompactMoney(paise, language).replaceAll('\u00A0', ' '), shown)
    })
  }

  test("the catalogue's words and native digits are used when given", () => {
    const options = { digits: 'native', words: { lakh: 'L', crore: 'Cr' } } as const
    assert.equal(formatCompactMoney(15_000_000, 'hi', options), '₹१.५\u00A0L')
  })
})

describe('dates as India writes them', () => {
  // Half past six in the evening in India.
  const evening = new Date('2026-04-01T13:00:00Z')
  const rows: readonly (readonly [Date | string, string, DateStyle, string])[] = [
    ['2026-04-01', 'en', 'short', '01 Apr 2026'],
    ['2026-09-05', 'en', 'short', '05 Sep 2026'],
    ['2026-04-01', 'en-IN', 'long', '1 April 2026'],
    ['2026-04-01', 'en', 'weekday', 'Wednesday, 1 April 2026'],
    ['2026-04-01', 'en', 'numeric', '01-04-2026'],
    ['2026-04-01', 'hi', 'weekday', 'बुधवार, 1 अप्रैल 2026'],
    ['2026-04-01', 'mr', 'long', '1 एप्रिल 2026'],
    ['2026-04-01', 'ur', 'weekday', 'بدھ، 1 اپریل 2026'],
    ['2026-04-01', 'mni-Mtei', 'long', '1 ꯑꯦꯞꯔꯤꯜ 2026'],
    [evening, 'en', 'time', '6:30 pm'],
    [new Date('2026-04-01T12:30:00Z'), 'en', 'time', '6 pm'],
    [evening, 'en', 'date-time', '01 Apr 2026, 6:30 pm'],
    [new Date('2026-03-31T18:29:59Z'), 'en', 'short', '31 Mar 2026'],
    [new Date('2026-03-31T18:30:00Z'), 'en', 'short', '01 Apr 2026'],
  ]
  for (const [when, language, style, shown] of rows) {
    test(`${language} ${style}: ${shown}`, () => {
      assert.equal(formatDate(when, language, style).replaceAll('\u00A0', ' '), shown)
    })
  }

  test('native digits', () => {
    assert.equal(formatDate('2026-04-01', 'hi', 'numeric', { digits: 'native' }), '०१-०४-२०२६')
    assert.equal(formatDate('2026-04-01', 'hi', 'long', { digits: 'native' }), '१ अप्रैल २०२६')
    assert.match(formatDate(evening, 'mr', 'time', { digits: 'native' }), /^६:३०/u)
  })

  const scripts: Readonly<Record<string, string>> = {
    Beng: 'Bengali',
    Deva: 'Devanagari',
    Gujr: 'Gujarati',
    Guru: 'Gurmukhi',
    Knda: 'Kannada',
    Mlym: 'Malayalam',
    Mtei: 'Meetei_Mayek',
    Olck: 'Ol_Chiki',
    Orya: 'Oriya',
    Taml: 'Tamil',
    Telu: 'Telugu',
    Arab: 'Arabic',
    Latn: 'Latin',
  }
  for (const { tag, script } of languages) {
    test(`${tag} writes day, month, year, in its own script or a fallback's`, () => {
      const shown = formatDate('2026-04-01', tag, 'short')
      assert.match(shown, /^01 \D+ 2026$/u)
      const isOwnScript = new RegExp(`\\p{Script=${scripts[script] ?? ''}}`, 'u').test(shown)
      assert.ok(isOwnScript || !languages.find((l) => l.tag === tag)?.isScheduled, shown)
    })
  }

  test('what is not a date is refused', () => {
    assert.throws(() => formatDate('2026-02-29', 'en', 'short'), RangeError)
    assert.throws(() => formatDate('2026-04-01', 'en', 'time'), RangeError)
    assert.throws(() => formatDate(new Date(NaN), 'en', 'short'), RangeError)
  })
})

test('a span is whole days and hours, left or overdue', () => {
  const hour = 3_600_000
  assert.deepEqual(daysAndHours(53.9 * hour), { days: 2, hours: 5, isPast: false })
  assert.deepEqual(daysAndHours(-hour), { days: 0, hours: 1, isPast: true })
})
