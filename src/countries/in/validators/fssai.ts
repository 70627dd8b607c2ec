import type { Checked } from '../../country-pack.js'
import { checkPattern, compact } from './checked.js'

/** A food business's licence or registration number: 14 digits. */
export function fssai(text: string): Checked {
  return checkPattern(compact(text), 14, /^\d{14}$/u)
}
