const MS_PER_HOUR = 3_600_000

/**
 * A span taken apart for a catalogue's plural words ("2 days 5 hours left"): whole days and whole
 * hours, of the size only. `isPast` tells an overdue span from one that is left.
 */
export function daysAndHours(spanMs: number): {
  readonly days: number
  readonly hours: number
  readonly isPast: boolean
} {
  const hours = Math.floor(Math.abs(spanMs) / MS_PER_HOUR)
  return { days: Math.floor(hours / 24), hours: hours % 24, isPast: spanMs < 0 }
}
