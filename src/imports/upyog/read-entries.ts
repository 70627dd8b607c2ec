import type { Entry } from '../../platform/masterdata/entry-store.js'
import { reporterAt, type Finding } from '../report/finding.js'
import { fieldReader } from './field-reader.js'
import { firstOfEach, type Placed } from './first-of-each.js'
import { departmentNames } from './known-names.js'
import { readMaster, rowWhere } from './master-file.js'

/** Where UPYOG keeps the plain lists of code and name. */
export const plainLists = {
  departments: { moduleName: 'common-masters', list: 'Department' },
  designations: { moduleName: 'common-masters', list: 'Designation' },
} as const

export interface KindReading<Row> {
  rows: Placed<Row>[]
  /** Rows in the files, before any was left out. */
  read: number
  findings: Finding[]
}

/** Reads departments or designations of all files. Never throws; odd rows are reported. */
export function readEntries(
  files: readonly { file: string; text: string }[],
  which: keyof typeof plainLists,
): KindReading<Entry> {
  const findings: Finding[] = []
  const placed: Placed<Entry>[] = []
  let read = 0
  for (const master of files.flatMap((file) => readMaster(file, plainLists[which], findings))) {
    for (const [place, raw] of master.rows.entries()) {
      read += 1
      const at = rowWhere(master, place)
      const row = readEntry(raw, which, place, reporterAt(findings, master.file, at))
      if (row) placed.push({ file: master.file, at, tenantId: master.tenantId, raw, row })
    }
  }
  return { rows: firstOfEach(placed, findings), read, findings }
}

function readEntry(
  raw: unknown,
  which: keyof typeof plainLists,
  position: number,
  report: ReturnType<typeof reporterAt>,
): Entry | undefined {
  const fields = fieldReader(raw, report)
  if (!fields) return undefined
  const code = fields.text('code')
  if (code === undefined) {
    report.error('empty-code', 'The row has no code.')
    return undefined
  }
  const name = fields.text('name')
  if (name === undefined) report.warning('empty-name', `${code} has no name; its code stands in.`)
  const description = fields.text('description')
  const dates = { from: fields.date('effectiveFrom'), to: fields.date('effectiveTo') }
  const active = fields.flag('active')
  fields.finish()
  return {
    code,
    parentCode: null,
    name: which === 'departments' ? departmentNames(code, name ?? code) : { en: name ?? code },
    data: {
      ...(description !== undefined && description !== name && { description }),
      ...(dates.from !== undefined && { effectiveFrom: dates.from }),
      ...(dates.to !== undefined && { effectiveTo: dates.to }),
    },
    position,
    active,
  }
}
