import type { DigitChoice } from '../../country-pack.js'
import { chooseDigits } from './choose-digits.js'
import { indianGrouping } from './indian-grouping.js'

/** A number in Indian grouping (12,34,567.5), with at most three decimals. */
export function formatNumber(n: number | bigint, language: string, options?: DigitChoice): string {
  return indianGrouping(chooseDigits(language, options)).format.format(n)
}
