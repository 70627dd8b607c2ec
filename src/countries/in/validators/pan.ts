import type { Checked } from '../../country-pack.js'
import { checkPattern, compact } from './checked.js'

/** A permanent account number of the income tax department: `AAAAA9999A`. */
export function pan(text: string): Checked {
  return checkPattern(compact(text), 10, /^[A-Z]{5}\d{4}[A-Z]$/u)
}
