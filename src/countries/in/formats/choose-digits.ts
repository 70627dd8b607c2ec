import type { DigitChoice, Digits } from '../../country-pack.js'
import { findLanguage } from '../find-language.js'

/** The numbering system to write in: Latin unless the reader chose, and `native` by language. */
export function chooseDigits(language: string, choice?: DigitChoice): Digits {
  const digits = choice?.digits ?? 'latn'
  if (digits !== 'native') return digits
  return findLanguage(language)?.nativeDigits ?? 'latn'
}
