import type { LegalDate, Period } from '../../country-pack.js'
import { financialYear } from './financial-year.js'

/**
 * The half of the financial year that a date is in, as many property tax laws bill: April to
 * September `2026-27 H1`, October to March `2026-27 H2`.
 */
export function halfYear(date: LegalDate): Period {
  const { start, end, label } = financialYear(date)
  const year = start.slice(0, 4)
  const secondStart = `${year}-10-01`
  return date < secondStart
    ? { start, end: `${year}-09-30`, label: `${label} H1` }
    : { start: secondStart, end, label: `${label} H2` }
}
