import { toAsciiDigits } from './to-ascii-digits.js'

/** Spaces, dashes, dots, and the invisible marks that come along when text is copied. */
const SEPARATORS = /[\s\p{Pd}.\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu

/**
 * Gives the ASCII digits of a number as a person typed or pasted it, in digits of any script and
 * with any spaces or hyphens; undefined when it holds anything else or nothing.
 */
export function normalisePublicNumber(text: string): string | undefined {
  const digits = toAsciiDigits(text).replaceAll(SEPARATORS, '')
  return /^\d+$/u.test(digits) ? digits : undefined
}
