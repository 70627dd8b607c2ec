import { damm } from './damm.js'
import { normalisePublicNumber } from './normalise-public-number.js'

/** Whether the text, as typed, is a number whose last digit is its Damm check digit. */
export function hasValidCheckDigit(text: string): boolean {
  const digits = normalisePublicNumber(text)
  return digits !== undefined && digits.length > 1 && damm(digits) === '0'
}
