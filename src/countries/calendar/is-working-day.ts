import type { LegalDate, WorkingCalendar } from '../country-pack.js'
import { parseLegalDate } from './legal-date.js'

/** Whether an office with this calendar is open on the date. */
export function isWorkingDay(date: LegalDate, calendar: WorkingCalendar): boolean {
  if (calendar.holidays.has(date) || calendar.annualHolidays.includes(date.slice(5))) return false
  const { day, weekday } = parseLegalDate(date)
  const occurrence = Math.ceil(day / 7)
  return !calendar.weeklyOffs.some(
    (off) => off.weekday === weekday && (off.occurrences?.includes(occurrence) ?? true),
  )
}
