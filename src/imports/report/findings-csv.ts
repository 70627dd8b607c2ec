import { CSV_BOM, writeCsvRow } from '../../kernel/csv/write-csv-row.js'
import type { ImportReport } from './import-report.js'

/** All findings as a CSV file that opens in a spreadsheet, one row each. */
export function findingsCsv(reports: readonly ImportReport[]): string {
  const rows = reports.flatMap(({ kind, findings }) =>
    findings.map(({ severity, where, code, text }) =>
      writeCsvRow([kind, severity, code, where.file, where.at, text]),
    ),
  )
  return CSV_BOM + writeCsvRow(['import', 'severity', 'code', 'file', 'at', 'text']) + rows.join('')
}
