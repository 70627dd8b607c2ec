import type { CategoryData } from '../../platform/applications/category.js'
import type { Entry } from '../../platform/masterdata/entry-store.js'
import { reporterAt, type Finding, type Reporter } from '../report/finding.js'
import { categoryGroups, type Group } from './category-groups.js'
import { fieldReader } from './field-reader.js'
import { complaintTypeNames } from './known-names.js'
import { firstOfEach, type Placed } from './first-of-each.js'
import { readMaster, rowWhere } from './master-file.js'
import type { KindReading } from './read-entries.js'

const source = { moduleName: 'RAINMAKER-PGR', list: 'ServiceDefs' }

/** Types with no order of their own come after those that have one, as they stand in the file. */
const withoutOrder = 1000

/** A complaint type with the group of its menu, before groups become entries. */
export interface ComplaintType extends Omit<Entry, 'parentCode' | 'data'> {
  menuPath: string | null
  data: CategoryData
}

/**
 * Reads complaint types of all files as grievance categories, and a category above them for each
 * group of the menu. `departments` are the known codes by tenant; a type of another department is
 * taken with a warning. Never throws.
 */
export function readComplaintTypes(
  files: readonly { file: string; text: string }[],
  departments: ReadonlySet<string> = new Set(),
): KindReading<Entry> & { groups: Group[] } {
  const findings: Finding[] = []
  const placed: Placed<ComplaintType>[] = []
  let read = 0
  for (const master of files.flatMap((file) => readMaster(file, source, findings))) {
    for (const [place, raw] of master.rows.entries()) {
      read += 1
      const at = rowWhere(master, place)
      const report = reporterAt(findings, master.file, at)
      const row = readType(raw, withoutOrder + place, report)
      if (!row) continue
      const { department } = row.data
      if (department !== undefined && departments.size > 0 && !departments.has(department)) {
        report.warning('unknown-department', `${row.code}: there is no department ${department}.`)
      }
      placed.push({ file: master.file, at, tenantId: master.tenantId, raw, row })
    }
  }
  const firsts = firstOfEach(placed, findings)
  const { rows, groups } = categoryGroups(firsts, findings)
  return { rows, groups, read, findings }
}

function readType(raw: unknown, position: number, report: Reporter): ComplaintType | undefined {
  const fields = fieldReader(raw, report)
  if (!fields) return undefined
  const code = fields.text('serviceCode')
  if (code === undefined) {
    report.error('empty-code', 'The complaint type has no serviceCode.')
    return undefined
  }
  const name = fields.text('name')
  if (name === undefined) report.warning('empty-name', `${code} has no name; its code stands in.`)
  const department = fields.text('department')
  const hours = fields.number('slaHours')
  const isLevel = hours !== undefined && Number.isFinite(hours) && hours > 0
  if (!isLevel) report.warning('no-service-level', `${code} has no hours above 0 ("slaHours").`)
  const keywords = fields.texts('keywords')
  const type: ComplaintType = {
    code,
    menuPath: fields.text('menuPath') ?? null,
    name: complaintTypeNames(code, name ?? code),
    data: {
      ...(department !== undefined && { department }),
      ...(isLevel && { level: { value: hours, unit: 'hours', basis: 'elapsed' } }),
      ...(keywords.length > 0 && { keywords }),
    },
    position: fields.number('order') ?? position,
    active: fields.flag('active'),
  }
  fields.finish()
  return type
}
