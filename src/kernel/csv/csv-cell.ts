export type CsvValue = string | number | bigint | boolean | null | undefined

// Full-width forms count, since a spreadsheet in an East Asian locale reads them as the plain
// ones. So do blanks and marks of no width before the sign, which some programs skip.
const FORMULA = /^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/

/**
 * One cell of a CSV row (RFC 4180), which no spreadsheet will run: text that would start a
 * formula gets a leading apostrophe (ASVS 5.0 V1.2.10). A negative number passed as a number
 * stays one; passed as text it is text. Empty for null and undefined.
 */
export function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError('a CSV cell cannot hold a number that is not finite')
  }
  if (typeof value !== 'string') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  // The semicolon and the tab part cells where the locale says so; a cell must survive there too.
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
