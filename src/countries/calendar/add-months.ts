import type { LegalDate } from '../country-pack.js'
import { parseLegalDate, toLegalDate } from './legal-date.js'

/**
 * The same day a number of months later, or earlier when negative; a day that the month does not
 * have becomes its last: one month after 31 January is 28 or 29 February.
 */
export function addMonths(date: LegalDate, months: number): LegalDate {
  const { year, month, day } = parseLegalDate(date)
  const lastDay = parseLegalDate(toLegalDate(year, month + months + 1, 0)).day
  return toLegalDate(year, month + months, Math.min(day, lastDay))
}
