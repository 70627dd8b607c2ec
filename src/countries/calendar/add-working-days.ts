import type { LegalDate, WorkingCalendar } from '../country-pack.js'
import { addDays } from './add-days.js'
import { nextWorkingDay } from './next-working-day.js'

/**
 * The nth working day after a date. The date itself is not counted; zero gives the date, or the
 * first working day after it.
 *
 * @throws RangeError for a negative or broken count, or a calendar that never opens.
 */
export function addWorkingDays(
  date: LegalDate,
  days: number,
  calendar: WorkingCalendar,
): LegalDate {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`Not a count of days: ${days}`)
  if (days === 0) return nextWorkingDay(date, calendar)
  let current = date
  for (let counted = 0; counted < days; counted += 1) {
    current = nextWorkingDay(addDays(current, 1), calendar)
  }
  return current
}
