import type { LegalDate } from '../country-pack.js'

/** A legal date taken apart. `month` is 1-12, `weekday` 0 for Sunday. */
export type CivilDate = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
}

/** @throws RangeError for anything but a day that exists, written `YYYY-MM-DD`. */
export function parseLegalDate(date: LegalDate): CivilDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date)
  const [year = NaN, month = NaN, day = NaN] = match?.slice(1).map(Number) ?? []
  const utc = new Date(Date.UTC(year, month - 1, day))
  if (!match || utc.getUTCMonth() !== month - 1 || utc.getUTCDate() !== day) {
    throw new RangeError(`Not a date: ${date}`)
  }
  return { year, month, day, weekday: utc.getUTCDay() }
}

/** Writes the civil date of a UTC midnight; days and months outside their range roll over. */
export function toLegalDate(year: number, month: number, day: number): LegalDate {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}
