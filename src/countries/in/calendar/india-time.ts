import type { LegalDate } from '../../country-pack.js'
import { parseLegalDate } from '../../calendar/legal-date.js'

/** India has had one offset and no summer time since 1945. */
const OFFSET_MINUTES = 330
const MS_PER_MINUTE = 60_000

/** The civil date at an instant and the minutes since its midnight, with their fraction. */
export function toIndiaTime(instant: Date): {
  readonly date: LegalDate
  readonly minutes: number
} {
  const shifted = new Date(instant.getTime() + OFFSET_MINUTES * MS_PER_MINUTE)
  const date = shifted.toISOString().slice(0, 10)
  return { date, minutes: (shifted.getTime() - Date.parse(date)) / MS_PER_MINUTE }
}

/** The instant a number of minutes after a date's midnight in India. */
export function fromIndiaTime(date: LegalDate, minutes: number): Date {
  const { year, month, day } = parseLegalDate(date)
  const midnight = Date.UTC(year, month - 1, day)
  return new Date(midnight + Math.round((minutes - OFFSET_MINUTES) * MS_PER_MINUTE))
}
