import type { Checked } from '../../country-pack.js'
import { checkPattern, compact, refused } from './checked.js'

/** A postal index number: six digits, the first one 1 to 9. */
export function pinCode(text: string): Checked {
  const value = compact(text)
  return /^0\d{5}$/u.test(value) ? refused('wrong-start') : checkPattern(value, 6, /^\d{6}$/u)
}
