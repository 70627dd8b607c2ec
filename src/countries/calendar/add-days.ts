import type { LegalDate } from '../country-pack.js'
import { parseLegalDate, toLegalDate } from './legal-date.js'

/** The date a number of calendar days later, or earlier when negative. */
export function addDays(date: LegalDate, days: number): LegalDate {
  const { year, month, day } = parseLegalDate(date)
  return toLegalDate(year, month, day + days)
}
