import { toAsciiDigits } from '../../../kernel/public-number/to-ascii-digits.js'
import { isVerhoeffValid } from './verhoeff.js'

/** Twelve digits in one go or in fours, as on the card, and not part of a longer run. */
const CANDIDATE = /(?<!\d)[2-9]\d{3}[\s\p{Pd}.]{0,2}\d{4}[\s\p{Pd}.]{0,2}\d{4}(?!\d)/gu

const NOT_DIGITS = /[\s\p{Pd}.\u200B-\u200F\u202A-\u202E\u2060-\u2069]/gu

function isAadhaar(candidate: string): boolean {
  const digits = candidate.replaceAll(NOT_DIGITS, '')
  return /^[2-9]\d{11}$/u.test(digits) && isVerhoeffValid(digits)
}

/**
 * Whether the text is, or holds, what looks like an Aadhaar number: twelve digits of any script,
 * the first 2 to 9, with a right check digit. Used to refuse the text before it is stored.
 * One random twelve-digit number in ten is taken for one.
 */
export function looksLikeAadhaar(text: string): boolean {
  const ascii = toAsciiDigits(text)
  return isAadhaar(ascii) || (ascii.match(CANDIDATE) ?? []).some(isAadhaar)
}

/**
 * The text with such numbers masked to their last four digits (`XXXX XXXX 1234`), as the law allows
 * them to be shown. Digits of the rest stay in their own script.
 */
export function maskAadhaar(text: string): string {
  const ascii = toAsciiDigits(text)
  if (isAadhaar(ascii)) return `XXXX XXXX ${ascii.replaceAll(NOT_DIGITS, '').slice(-4)}`
  let masked = ''
  let done = 0
  // Every digit is one code unit in each of the scripts, so positions agree in both texts.
  for (const match of ascii.matchAll(CANDIDATE)) {
    if (!isAadhaar(match[0])) continue
    masked += `${text.slice(done, match.index)}XXXX XXXX ${match[0].slice(-4)}`
    done = match.index + match[0].length
  }
  return masked + text.slice(done)
}
