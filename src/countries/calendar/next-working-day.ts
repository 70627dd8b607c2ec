import type { LegalDate, WorkingCalendar } from '../country-pack.js'
import { addDays } from './add-days.js'
import { isWorkingDay } from './is-working-day.js'

/** Longer than any closure of an office; a longer search means a calendar that never opens. */
const LONGEST_CLOSURE_DAYS = 400

/**
 * The date itself when the office is open on it, otherwise the first open day after it.
 *
 * @throws RangeError for a calendar that never opens.
 */
export function nextWorkingDay(date: LegalDate, calendar: WorkingCalendar): LegalDate {
  for (let ahead = 0; ahead <= LONGEST_CLOSURE_DAYS; ahead += 1) {
    const day = addDays(date, ahead)
    if (isWorkingDay(day, calendar)) return day
  }
  throw new RangeError(`The calendar has no working day in the year after ${date}`)
}
