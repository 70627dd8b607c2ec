/**
 * A date as UPYOG's masters write it, as `YYYY-MM-DD`: `d/m/yyyy`, the same with other separators,
 * ISO, or milliseconds since 1970 (as a number; the day in India). Undefined when it is none.
 */
export function readLegalDate(value: unknown): string | undefined {
  if (typeof value === 'number') {
    const instant = new Date(value + indiaAheadMs)
    return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString().slice(0, 10)
  }
  if (typeof value !== 'string') return undefined
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$/.exec(value.trim())
  if (iso) return dateOf(iso[1], iso[2], iso[3])
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value.trim())
  return local ? dateOf(local[3], local[2], local[1]) : undefined
}

/** UPYOG counts from midnight in India, 5 h 30 min before that of UTC. */
const indiaAheadMs = 19_800_000

function dateOf(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  // The 31st of a short month would otherwise become the 1st of the next.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined
}
