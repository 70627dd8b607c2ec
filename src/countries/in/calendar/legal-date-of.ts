import type { LegalDate } from '../../country-pack.js'
import { toIndiaTime } from './india-time.js'

/** India's civil date at an instant. */
export function legalDateOf(instant: Date): LegalDate {
  return toIndiaTime(instant).date
}
