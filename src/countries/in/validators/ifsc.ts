import type { Checked } from '../../country-pack.js'
import { checkPattern, compact } from './checked.js'

/** A bank branch's code: four letters of the bank, a zero, six characters of the branch. */
export function ifsc(text: string): Checked {
  return checkPattern(compact(text), 11, /^[A-Z]{4}0[A-Z0-9]{6}$/u)
}
