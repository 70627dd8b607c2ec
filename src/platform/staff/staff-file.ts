import { parse } from 'csv-parse/sync'
import { CSV_BOM, writeCsvRow } from '../../kernel/csv/write-csv-row.js'
import type { Fault } from '../../kernel/errors/app-error.js'
import type { App } from '../app.js'
import { readEmployee, type GivenEmployee } from './read-employee.js'
import type { StaffFacts } from './staff-facts.js'

export const staffColumns = [
  'login',
  'name',
  'designation',
  'department',
  'mobile',
  'email',
] as const
export const mostStaffRows = 500

/** What is wrong with a row; `row` counts as a spreadsheet does, the heading being 1. */
export interface StaffRowFault extends Fault {
  row: number
}

/** Employees of a file with every fault of every row; a file that cannot be read is one fault. */
export function readStaffFile(
  app: App,
  facts: StaffFacts,
  text: string,
): { rows: GivenEmployee[]; faults: StaffRowFault[] } {
  let table: string[][]
  try {
    table = parse(text.replaceAll('\0', ''), {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
    })
  } catch {
    return { rows: [], faults: [{ row: 1, path: 'file', code: 'fault.list-file' }] }
  }
  const [head = [], ...body] = table
  const columns = head.map((name) => name.trim().toLowerCase())
  const faults: StaffRowFault[] = columns
    .filter((column) => !staffColumns.some((known) => known === column))
    .map((column) => ({ row: 1, path: column.slice(0, 60), code: 'fault.list-column' }))
  for (const path of ['login', 'name'] as const) {
    if (!columns.includes(path)) faults.push({ row: 1, path, code: 'fault.required' })
  }
  if (body.length > mostStaffRows) {
    const params = { most: mostStaffRows }
    faults.push({ row: mostStaffRows + 2, path: 'file', code: 'fault.list-rows', params })
  }
  if (faults.length > 0) return { rows: [], faults }
  const seen = new Set<string>()
  const rows = body.map((cells, index) => {
    const row = index + 2
    const texts = new Map(columns.map((column, place) => [column, plain(cells[place] ?? '')]))
    const read = readEmployee(app, (path) => texts.get(path) ?? '', facts)
    faults.push(...read.faults.map((fault) => ({ ...fault, row })))
    const { login } = read.given
    if (seen.has(login)) faults.push({ row, path: 'login', code: 'fault.login-twice' })
    seen.add(login)
    return read.given
  })
  return { rows, faults }
}

/** The apostrophe that guards a spreadsheet from a formula comes off. */
const plain = (cell: string): string =>
  cell.replace(/^'(?=[\s\u200b-\u200f]*[=+\-@\uff1d\uff0b\uff0d\uff20])/, '')

export const writeStaffExample = (): string =>
  CSV_BOM +
  [staffColumns, ['asha.patil', 'Asha Patil', '', '', '9876500001', 'asha@city.example']]
    .map(writeCsvRow)
    .join('')

/** The faults as a file to work through beside the data. */
export const writeStaffFaults = (
  faults: readonly StaffRowFault[],
  words: (fault: StaffRowFault) => string,
): string =>
  CSV_BOM +
  [['row', 'column', 'fault'], ...faults.map((each) => [each.row, each.path, words(each)])]
    .map(writeCsvRow)
    .join('')
