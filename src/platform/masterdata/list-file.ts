import { parse } from 'csv-parse/sync'
import type { Fault } from '../../kernel/errors/app-error.js'
import { CSV_BOM, writeCsvRow } from '../../kernel/csv/write-csv-row.js'
import type { Entry } from './entry-store.js'
import { entryTexts } from './entry-texts.js'
import type { KindField, MasterKind } from './kind.js'
import type { KindFacts } from './kind-facts.js'
import { readEntry } from './read-entry.js'
import { mostRungs } from './read-field.js'

export const mostRows = 5_000

/** The columns of a list's file: the paths of its form. */
export function columnsOf(kind: MasterKind, languages: readonly string[]): string[] {
  const common = ['code', ...(kind.tree ? ['parent'] : []), 'position', 'active']
  const names = languages.map((language) => `name.${language}`)
  const own = Object.entries(kind.fields).flatMap(([id, field]) =>
    partsOf(field, languages).map((part) => (part === '' ? `data.${id}` : `data.${id}.${part}`)),
  )
  return [...common, ...names, ...own]
}

function partsOf(field: KindField, languages: readonly string[]): readonly string[] {
  switch (field.kind) {
    case 'level':
      return ['value', 'unit', 'basis']
    case 'group':
      return field.of
    case 'texts':
      return languages
    case 'ladder':
      return Array.from({ length: mostRungs }, (_, index) => index + 1).flatMap((rung) =>
        ['value', 'unit', 'basis', 'role', 'notify', 'reassign'].map((part) => `${rung}.${part}`),
      )
    default:
      return ['']
  }
}

/** A list as CSV (RFC 4180, with the mark that spreadsheets need). */
export function writeListFile(
  kind: MasterKind,
  languages: readonly string[],
  entries: readonly Entry[],
): string {
  const columns = columnsOf(kind, languages)
  const rows = entries.map((entry) => {
    const texts = entryTexts(kind, entry)
    return columns.map((column) => texts.get(column) ?? numbersOf(kind, entry, column))
  })
  return CSV_BOM + [columns, ...rows].map(writeCsvRow).join('')
}

/** Ticked boxes are one cell: `0;6`. */
function numbersOf(kind: MasterKind, entry: Entry, column: string): string {
  const id = column.replace(/^data\./, '')
  const numbers = kind.fields[id]?.kind === 'numbers' ? entry.data[id] : undefined
  return Array.isArray(numbers) ? numbers.join(';') : ''
}

/** What is wrong with a row; `row` counts as a spreadsheet does, the heading being 1. */
export interface RowFault extends Fault {
  row: number
}

/** Entries of a file with every fault of every row; a file that cannot be read is one fault. */
export function readListFile(
  kind: MasterKind,
  facts: KindFacts,
  text: string,
): { entries: Entry[]; faults: RowFault[] } {
  let rows: string[][]
  try {
    rows = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true })
  } catch {
    return { entries: [], faults: [{ row: 1, path: 'file', code: 'fault.list-file' }] }
  }
  const [head = [], ...body] = rows
  const columns = head.map((name) => name.trim())
  const known = new Set(columnsOf(kind, facts.languages))
  const faults: RowFault[] = columns
    .filter((column) => !known.has(column))
    .map((column) => ({ row: 1, path: column.slice(0, 60), code: 'fault.list-column' }))
  if (!columns.includes('code')) faults.push({ row: 1, path: 'code', code: 'fault.required' })
  if (body.length > mostRows) {
    faults.push({
      row: mostRows + 2,
      path: 'file',
      code: 'fault.list-rows',
      params: { most: mostRows },
    })
  }
  if (faults.length > 0) return { entries: [], faults }
  // A row may stand below another of the same file.
  const codes = body.map((cells) => cells[columns.indexOf('code')]?.trim() ?? '')
  const inFile = codes.map((code) => ({ value: code, label: code }))
  const rowFacts = { ...facts, parents: [...facts.parents, ...inFile] }
  const seen = new Set<string>()
  const entries = body.map((cells, index) => {
    const row = index + 2
    const texts = new Map(columns.map((column, place) => [column, plain(cells[place] ?? '')]))
    const read = readEntry(kind, (path) => texts.get(path) ?? '', rowFacts)
    faults.push(...read.faults.map((fault) => ({ ...fault, row })))
    if (seen.has(read.entry.code)) faults.push({ row, path: 'code', code: 'fault.list-twice' })
    seen.add(read.entry.code)
    return read.entry
  })
  return { entries, faults }
}

/** Our own files guard texts that a spreadsheet would run with an apostrophe; here it comes off. */
const plain = (cell: string): string => cell.replace(/^'(?=[\s\u200b-\u200f]*[=+\-@＝＋－＠])/, '')

/** The faults as a file to work through beside the data. */
export const writeFaultFile = (
  faults: readonly RowFault[],
  words: (fault: RowFault) => string,
): string =>
  CSV_BOM +
  [['row', 'column', 'fault'], ...faults.map((each) => [each.row, each.path, words(each)])]
    .map(writeCsvRow)
    .join('')
