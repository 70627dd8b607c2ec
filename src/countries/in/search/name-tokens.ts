import { toAsciiDigits } from '../../../kernel/public-number/to-ascii-digits.js'
import { foldPhonetically } from './fold-phonetically.js'
import { romaniseArabic } from './romanise-arabic.js'
import { romaniseIndic } from './romanise-indic.js'

/** Titles, romanised but not folded: "Dara" folds to the same key as "Dr". */
const NOT_NAMES = new Set(
  'shri shree shrii sri smt shrimati shriimatii dr mr mrs ms km late'.split(' '),
)

/** Abbreviated titles that do not romanise to their Latin ones, and "son of" and the like. */
const TITLES = /(?<![\p{L}\p{M}])(?:स्व|डॉ|डा|[sdwc]\/o)(?![\p{L}\p{M}])/giu

/** Joiners, marks of direction, and apostrophes, which D'Souza may have or not. */
const INVISIBLE = /['’ʼ\p{Default_Ignorable_Code_Point}]/gu

const LATIN_WORD = /^[a-z0-9]+$/u

/** The word in Latin letters; words of scripts without a table stay as they are written. */
function romanise(word: string): string {
  const latin = word.normalize('NFKD').replaceAll(/[\u0300-\u036F]/gu, '')
  if (LATIN_WORD.test(latin)) return latin
  return romaniseIndic(word) ?? romaniseArabic(word) ?? word
}

/**
 * The search tokens of a person's or place's name in any script: words in their order, folded so
 * that spellings and scripts of one name meet. Titles and relations are left out unless nothing
 * else remains. Tokens recall generously; the caller ranks what they find by the name as written.
 */
export function nameTokens(name: string): readonly string[] {
  const text = toAsciiDigits(name.normalize('NFC').replaceAll(INVISIBLE, '')).toLowerCase()
  const words = text.replaceAll(TITLES, ' ').match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? []
  const romanised = words.map(romanise)
  const names = romanised.filter((word) => !NOT_NAMES.has(word))
  const tokens = (names.length > 0 ? names : romanised).map(foldPhonetically)
  return [...new Set(tokens.filter((token) => token !== ''))]
}
