import { damm } from './damm.js'

/**
 * Appends Damm's check digit to a public number.
 *
 * @param digits ASCII digits only, so that nothing is silently dropped.
 * @throws RangeError for anything else, and for a result of 12 digits, because that is how an
 *   Aadhaar number looks and people would be asked to hide their own receipt.
 */
export function withCheckDigit(digits: string): string {
  if (!/^\d+$/u.test(digits)) throw new RangeError('A public number is made of digits 0-9')
  if (digits.length === 11) throw new RangeError('A public number is never 12 digits long')
  return digits + damm(digits)
}
