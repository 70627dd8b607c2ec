import type { TimeLimit, WorkingCalendar } from '../../country-pack.js'
import { addDays } from '../../calendar/add-days.js'
import { addWorkingDays } from '../../calendar/add-working-days.js'
import { addWorkingHours } from './add-working-hours.js'
import { endOfDay } from './end-of-day.js'
import { fromIndiaTime, toIndiaTime } from './india-time.js'
import { openingMinutes } from './opening-minutes.js'

const MS_PER_HOUR = 3_600_000

/**
 * When a time limit that starts at an instant runs out.
 *
 * - elapsed hours: by the clock;
 * - elapsed days: at the end of the last day, the first one not counted (General Clauses Act 1897,
 *   section 9);
 * - working hours: opening hours only;
 * - working days: at closing time of the last one, the day of the start not counted.
 *
 * @throws RangeError for a negative value, broken days, or a calendar that never opens.
 */
export function dueInstant(start: Date, limit: TimeLimit, calendar: WorkingCalendar): Date {
  const { value, unit, basis } = limit
  if (!(Number.isFinite(value) && value >= 0) || (unit === 'days' && !Number.isInteger(value))) {
    throw new RangeError(`Not a time limit: ${value} ${unit}`)
  }
  if (unit === 'hours') {
    return basis === 'working'
      ? addWorkingHours(start, value, calendar)
      : new Date(start.getTime() + value * MS_PER_HOUR)
  }
  const { date } = toIndiaTime(start)
  return basis === 'working'
    ? fromIndiaTime(addWorkingDays(date, value, calendar), openingMinutes(calendar).to)
    : endOfDay(addDays(date, value))
}
