import type { WorkingCalendar } from '../../country-pack.js'

function minutesOf(time: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/u.exec(time)
  return match ? Number(match[1]) * 60 + Number(match[2]) : NaN
}

/**
 * Opening and closing as minutes since midnight.
 *
 * @throws RangeError when a time is malformed or closing is not after opening.
 */
export function openingMinutes(calendar: WorkingCalendar): {
  readonly from: number
  readonly to: number
} {
  const from = minutesOf(calendar.openFrom)
  const to = minutesOf(calendar.openTo)
  if (!(from < to && to <= 1440)) {
    throw new RangeError(`Not opening hours: ${calendar.openFrom}-${calendar.openTo}`)
  }
  return { from, to }
}
