import type { Checked } from '../../country-pack.js'
import { checkPattern, compact, refused } from './checked.js'

const SHAPE = /^(?:0[1-9]|[12]\d|3[0-8]|9[79])[A-Z]{5}\d{4}[A-Z][1-9A-Z][A-Z][0-9A-Z]$/u

/**
 * The check character of the first 14: each value in base 36, alternately times 1 and 2, its two
 * base-36 digits added up; the sum's complement to a multiple of 36.
 */
function checkCharacter(first14: string): string {
  let sum = 0
  for (const [at, character] of Array.from(first14).entries()) {
    const product = Number.parseInt(character, 36) * (at % 2 === 0 ? 1 : 2)
    sum += Math.floor(product / 36) + (product % 36)
  }
  return ((36 - (sum % 36)) % 36).toString(36).toUpperCase()
}

/**
 * A goods and services tax number: state code (01-38, 97 other territory, 99 centre), permanent
 * account number, entity number, a letter (`Z` for taxpayers), check character.
 */
export function gstin(text: string): Checked {
  const checked = checkPattern(compact(text), 15, SHAPE)
  if (!checked.ok) return checked
  const isRight = checkCharacter(checked.value.slice(0, 14)) === checked.value.slice(14)
  return isRight ? checked : refused('wrong-check-character')
}
