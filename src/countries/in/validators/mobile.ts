import type { Checked } from '../../country-pack.js'
import { accepted, compact, refused } from './checked.js'

/** `+91`, `0091`, `91`, `0` and `091` before the ten digits. */
const PREFIX = /^(?:\+91|0091|091|91|0)(?=\d{10}$)/u

/** An Indian mobile number: ten digits from 6 to 9 on, E.164 out (`+919876543210`). */
export function mobile(text: string): Checked {
  const digits = compact(text).replace(PREFIX, '')
  if (digits === '') return refused('missing')
  if (!/^\+?\d+$/u.test(digits)) return refused('wrong-format')
  if (digits.length !== 10) return refused('wrong-length')
  return /^[6-9]/u.test(digits) ? accepted(`+91${digits}`) : refused('wrong-start')
}
