import type { WorkingCalendar } from '../../country-pack.js'
import { addDays } from '../../calendar/add-days.js'
import { isWorkingDay } from '../../calendar/is-working-day.js'
import { toIndiaTime } from './india-time.js'
import { openingMinutes } from './opening-minutes.js'

const MS_PER_MINUTE = 60_000

/** How long an office with this calendar is open between two instants; 0 when they are reversed. */
export function openMsBetween(start: Date, end: Date, calendar: WorkingCalendar): number {
  if (end <= start) return 0
  const { from, to } = openingMinutes(calendar)
  const [first, last] = [toIndiaTime(start), toIndiaTime(end)]
  let totalMs = 0
  for (let { date } = first; date <= last.date; date = addDays(date, 1)) {
    if (!isWorkingDay(date, calendar)) continue
    const begins = date === first.date ? Math.max(from, first.minutes) : from
    const ends = date === last.date ? Math.min(to, last.minutes) : to
    if (ends > begins) totalMs += Math.round((ends - begins) * MS_PER_MINUTE)
  }
  return totalMs
}
