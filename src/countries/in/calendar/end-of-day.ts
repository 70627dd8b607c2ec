import type { LegalDate } from '../../country-pack.js'
import { fromIndiaTime } from './india-time.js'

const MINUTES_PER_DAY = 1440

/** The last millisecond of a date in India: a bill that is due on a day may be paid until then. */
export function endOfDay(date: LegalDate): Date {
  return new Date(fromIndiaTime(date, MINUTES_PER_DAY).getTime() - 1)
}
