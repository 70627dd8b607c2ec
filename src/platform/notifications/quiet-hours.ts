import type { OutsideWay } from './way.js'

/** Minutes from midnight; equal means none. They may pass midnight. */
export interface QuietHours {
  fromMinutes: number
  toMinutes: number
}

/**
 * Nine in the evening to eight in the morning, the practice under TRAI's rules for commercial
 * communication (TCCCPR 2018), applied here to everything that can wait.
 */
export const defaultQuietHours: QuietHours = { fromMinutes: 21 * 60, toMinutes: 8 * 60 }

/** Ways that ring; an e-mail disturbs nobody at night. */
export const isLoud = (way: OutsideWay): boolean => way !== 'email'

const dayMinutes = 1_440

/** When the quiet hours end that an instant lies in; undefined outside them. */
export function endOfQuiet(
  now: Date,
  timeZone: string,
  { fromMinutes, toMinutes }: QuietHours,
): Date | undefined {
  const length = (toMinutes - fromMinutes + dayMinutes) % dayMinutes
  const into = (minutesOf(now, timeZone) - fromMinutes + dayMinutes) % dayMinutes
  if (into >= length) return undefined
  const minute = Math.floor(now.getTime() / 60_000) * 60_000
  return new Date(minute + (length - into) * 60_000)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function minutesOf(now: Date, timeZone: string): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  clocks.set(timeZone, clock)
  const [hours = 0, minutes = 0] = clock.format(now).split(':').map(Number)
  return (hours % 24) * 60 + minutes
}
