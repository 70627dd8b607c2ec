import type { CsvValue } from './csv-cell.js'
import { csvCell } from './csv-cell.js'

/** First characters of a CSV file, without which Excel garbles Indic text. */
export const CSV_BOM = '\uFEFF'

/** One row with its line end (CRLF, RFC 4180). */
export function writeCsvRow(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`
}
