import type { Checked } from '../../country-pack.js'
import { accepted, compact, refused } from './checked.js'

/** On cards of today: three letters and seven digits. */
const CURRENT = /^[A-Z]{3}\d{7}$/u

/** On older cards, still valid: state, two numbers and a serial: `MH/01/001/123456`. */
const OLDER = /^[A-Z]{2}\/\d{1,3}\/\d{1,3}\/\d{4,8}$/u

/** A voter's photo identity card number, of today's form or an older one. */
export function epic(text: string): Checked {
  const value = compact(text)
  if (value === '') return refused('missing')
  return CURRENT.test(value) || OLDER.test(value) ? accepted(value) : refused('wrong-format')
}
