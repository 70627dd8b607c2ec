import type { MoneyOptions } from '../../country-pack.js'
import { chooseDigits } from './choose-digits.js'
import { indianGrouping } from './indian-grouping.js'
import { toAmount } from './paise.js'

/**
 * An amount of paise in rupees, exact at any size: `₹12,34,567.50`.
 *
 * The sign of the rupee always stands before the digits; ICU puts it elsewhere for some scripts.
 *
 * @throws RangeError for a number that is not a whole number of paise.
 */
export function formatMoney(
  paise: number | bigint,
  language: string,
  options?: MoneyOptions,
): string {
  const { sign, paise: size } = toAmount(paise)
  const { format, decimalMark, twoDigits } = indianGrouping(chooseDigits(language, options))
  const rupees = `${sign}₹${format.format(size / 100n)}`
  const rest = Number(size % 100n)
  if (rest === 0 && options?.fraction === 'when-needed') return rupees
  return rupees + decimalMark + (twoDigits[rest] ?? '')
}
