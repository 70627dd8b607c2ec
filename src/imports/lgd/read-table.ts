import { parse } from 'csv-parse/sync'
import type { Reporter } from '../report/finding.js'

/** A row of a CSV file: its line in the file, and its cells by column title in small letters. */
export interface TableRow {
  line: number
  cell(title: string): string
}

type Parsed = { record: string[]; line: number }

const titleOf = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ')

/**
 * Rows of a CSV file with a heading line; a byte order mark and either line end are fine.
 * Undefined, with a finding, when it cannot be parsed or lacks a column.
 */
export function readTable(
  text: string,
  required: readonly string[],
  report: Reporter,
): TableRow[] | undefined {
  const parsed: Parsed[] = []
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record: (record: string[], { lines }) => {
        parsed.push({ record, line: lines })
        return null
      },
    })
  } catch (error) {
    report.error('unreadable', error instanceof Error ? error.message : String(error))
    return undefined
  }
  const [head, ...rows] = parsed
  const titles = head?.record.map(titleOf) ?? []
  const missing = required.filter((title) => !titles.includes(titleOf(title)))
  if (missing.length > 0) {
    const found = titles.map((title) => `"${title}"`).join(', ') || 'none'
    report.error('missing-column', `There is no column "${missing.join('", "')}"; found: ${found}.`)
    return undefined
  }
  const places = new Map<string, number>()
  // Where a title stands twice, the first column counts.
  titles.forEach((title, place) => places.has(title) || places.set(title, place))
  return rows.map(({ record, line }) => ({
    line,
    cell: (title) => record[places.get(titleOf(title)) ?? -1]?.trim() ?? '',
  }))
}
