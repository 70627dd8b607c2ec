import type { WorkingCalendar } from '../../country-pack.js'
import { addDays } from '../../calendar/add-days.js'
import { isWorkingDay } from '../../calendar/is-working-day.js'
import { nextWorkingDay } from '../../calendar/next-working-day.js'
import { fromIndiaTime, toIndiaTime } from './india-time.js'
import { openingMinutes } from './opening-minutes.js'

const MS_PER_MINUTE = 60_000

/**
 * The instant at which an office has been open for so long after the start. Time outside opening
 * hours does not count; what is used up exactly at closing ends then, not next morning.
 * Counted in whole milliseconds, so that a pause and what is left afterwards add up.
 */
export function addOpenMs(start: Date, openMs: number, calendar: WorkingCalendar): Date {
  const { from, to } = openingMinutes(calendar)
  const [opensMs, closesMs] = [from * MS_PER_MINUTE, to * MS_PER_MINUTE]
  const begin = toIndiaTime(start)
  const beginMs = Math.round(begin.minutes * MS_PER_MINUTE)
  const isOpenToday = isWorkingDay(begin.date, calendar) && beginMs < closesMs
  let date = isOpenToday ? begin.date : nextWorkingDay(addDays(begin.date, 1), calendar)
  let atMs = isOpenToday ? Math.max(beginMs, opensMs) : opensMs
  let leftMs = Math.round(openMs)
  while (leftMs > closesMs - atMs) {
    leftMs -= closesMs - atMs
    date = nextWorkingDay(addDays(date, 1), calendar)
    atMs = opensMs
  }
  return fromIndiaTime(date, (atMs + leftMs) / MS_PER_MINUTE)
}
