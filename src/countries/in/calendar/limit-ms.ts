import type { TimeLimit, WorkingCalendar } from '../../country-pack.js'
import { openingMinutes } from './opening-minutes.js'

const MS_PER_MINUTE = 60_000
const MINUTES_PER_HOUR = 60
const MINUTES_PER_DAY = 1440

/** How long a limit is in its own measure: a working day is as long as the office is open. */
export function limitMs({ value, unit, basis }: TimeLimit, calendar: WorkingCalendar): number {
  if (unit === 'hours') return value * MINUTES_PER_HOUR * MS_PER_MINUTE
  const { from, to } = openingMinutes(calendar)
  return value * (basis === 'working' ? to - from : MINUTES_PER_DAY) * MS_PER_MINUTE
}
