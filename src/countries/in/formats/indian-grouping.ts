import type { Digits } from '../../country-pack.js'

type Grouping = {
  readonly format: Intl.NumberFormat
  readonly decimalMark: string
  /** 00 to 99, in the script's digits. */
  readonly twoDigits: readonly string[]
}

const GROUPINGS = new Map<Digits, Grouping>()

/**
 * The number formatter for a script's digits, kept for the life of the process because making one
 * costs a hundred times more than using it.
 *
 * Always `en-IN`: ICU's own locales group by threes for Dogri, Kannada, Kashmiri, Maithili,
 * Manipuri, Santali, Sindhi and Urdu, and more of them do so for money (measured, CLDR 48).
 */
export function indianGrouping(digits: Digits): Grouping {
  const known = GROUPINGS.get(digits)
  if (known) return known
  const format = new Intl.NumberFormat(`en-IN-u-nu-${digits}`)
  const plain = new Intl.NumberFormat(`en-IN-u-nu-${digits}`, { minimumIntegerDigits: 2 })
  const grouping = {
    format,
    decimalMark: format.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.',
    twoDigits: Array.from({ length: 100 }, (_, n) => plain.format(n)),
  }
  GROUPINGS.set(digits, grouping)
  return grouping
}
