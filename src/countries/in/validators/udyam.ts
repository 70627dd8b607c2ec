import type { Checked } from '../../country-pack.js'
import { accepted, checkPattern, compact } from './checked.js'

/** A small enterprise's registration, kept as it is printed: `UDYAM-MH-26-0001234`. */
export function udyam(text: string): Checked {
  const checked = checkPattern(compact(text), 16, /^UDYAM[A-Z]{2}\d{9}$/u)
  if (!checked.ok) return checked
  const { value } = checked
  return accepted(`UDYAM-${value.slice(5, 7)}-${value.slice(7, 9)}-${value.slice(9)}`)
}
