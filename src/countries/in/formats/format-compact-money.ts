import type { CompactWords, DigitChoice } from '../../country-pack.js'
import { chooseDigits } from './choose-digits.js'
import { compactWords } from './compact-words.js'
import { indianGrouping } from './indian-grouping.js'
import { toAmount } from './paise.js'

const PAISE_PER_RUPEE = 100n
const PAISE_PER_LAKH = 10_000_000n
const PAISE_PER_CRORE = 1_000_000_000n

function roundedDivision(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor / 2n) / divisor
}

/**
 * A short amount for charts and cards: `₹85,000`, `₹12.35 lakh`, `₹1.5 crore`, `₹1,00,000 crore`.
 * Two decimals at most, halves away from zero; what rounds up to the next unit is shown in it.
 * Crores are the largest unit because that is how budgets are read.
 *
 * @throws RangeError for a number that is not a whole number of paise.
 */
export function formatCompactMoney(
  paise: number | bigint,
  language: string,
  options?: DigitChoice & { readonly words?: CompactWords },
): string {
  const { sign, paise: size } = toAmount(paise)
  const { format, decimalMark, twoDigits } = indianGrouping(chooseDigits(language, options))
  const words = options?.words ?? compactWords(language)

  const rupees = roundedDivision(size, PAISE_PER_RUPEE)
  if (rupees < 100_000n) return `${rupees === 0n ? '' : sign}₹${format.format(rupees)}`

  const lakhs = roundedDivision(size, PAISE_PER_LAKH / 100n)
  const isLakh = lakhs < 100_00n
  const hundredths = isLakh ? lakhs : roundedDivision(size, PAISE_PER_CRORE / 100n)
  const [tenth = '', hundredth = ''] = twoDigits[Number(hundredths % 100n)] ?? ''
  const isZero = (digit: string) => digit === twoDigits[0]?.[0]
  const decimals = isZero(hundredth) ? (isZero(tenth) ? '' : tenth) : tenth + hundredth
  const amount = format.format(hundredths / 100n) + (decimals && decimalMark + decimals)
  return `${sign}₹${amount}\u00A0${isLakh ? words.lakh : words.crore}`
}
