import type { WorkingCalendar } from '../../country-pack.js'
import { addDays } from '../../calendar/add-days.js'
import { isWorkingDay } from '../../calendar/is-working-day.js'
import { nextWorkingDay } from '../../calendar/next-working-day.js'
import { fromIndiaTime, toIndiaTime } from './india-time.js'
import { openingMinutes } from './opening-minutes.js'

/**
 * The instant at which an office has been open for a number of hours after the start. Time outside
 * opening hours does not count; a limit used up exactly at closing ends then, not next morning.
 */
export function addWorkingHours(start: Date, hours: number, calendar: WorkingCalendar): Date {
  const { from, to } = openingMinutes(calendar)
  const begin = toIndiaTime(start)
  const isOpenToday = isWorkingDay(begin.date, calendar) && begin.minutes < to
  let date = isOpenToday ? begin.date : nextWorkingDay(addDays(begin.date, 1), calendar)
  let minute = isOpenToday ? Math.max(begin.minutes, from) : from
  let left = hours * 60
  while (left > to - minute) {
    left -= to - minute
    date = nextWorkingDay(addDays(date, 1), calendar)
    minute = from
  }
  return fromIndiaTime(date, minute + left)
}
