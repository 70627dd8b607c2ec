import { toAsciiDigits } from '../../../kernel/public-number/to-ascii-digits.js'
import type { Checked, IdentifierProblem } from '../../country-pack.js'

export function accepted(value: string): Checked {
  return { ok: true, value }
}

export function refused(problem: IdentifierProblem): Checked {
  return { ok: false, problem }
}

/** Spaces, dashes, dots and brackets as people type them, and invisible marks of copied text. */
const SEPARATORS = /[\s\p{Pd}.()\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu

/** The text without separators, digits of any script as 0-9, letters as capitals. */
export function compact(text: string): string {
  return toAsciiDigits(text.normalize('NFKC')).replaceAll(SEPARATORS, '').toUpperCase()
}

/** Checks a compacted text against a length and a pattern, and names what is wrong. */
export function checkPattern(value: string, length: number, pattern: RegExp): Checked {
  if (value === '') return refused('missing')
  if (value.length !== length) return refused('wrong-length')
  return pattern.test(value) ? accepted(value) : refused('wrong-format')
}
