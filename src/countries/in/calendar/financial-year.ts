import type { LegalDate, Period } from '../../country-pack.js'
import { parseLegalDate } from '../../calendar/legal-date.js'

/** The financial year, April to March, that a date is in; `label` as `2026-27`. */
export function financialYear(date: LegalDate): Period {
  const { year, month } = parseLegalDate(date)
  const first = month < 4 ? year - 1 : year
  const second = `${(first + 1) % 100}`.padStart(2, '0')
  return { start: `${first}-04-01`, end: `${first + 1}-03-31`, label: `${first}-${second}` }
}
