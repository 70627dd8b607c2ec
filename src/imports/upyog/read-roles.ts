import type { RoleRow } from '../../platform/access/role-store.js'
import { reporterAt, type Finding } from '../report/finding.js'
import { fieldReader } from './field-reader.js'
import { firstOfEach, type Placed } from './first-of-each.js'
import { readMaster, rowWhere } from './master-file.js'
import type { KindReading } from './read-entries.js'

const source = { moduleName: 'ACCESSCONTROL-ROLES', list: 'roles' }

/** Reads roles of all files; what a role may do is not taken over. Never throws. */
export function readRoles(files: readonly { file: string; text: string }[]): KindReading<RoleRow> {
  const findings: Finding[] = []
  const placed: Placed<RoleRow>[] = []
  let read = 0
  for (const master of files.flatMap((file) => readMaster(file, source, findings))) {
    for (const [place, raw] of master.rows.entries()) {
      read += 1
      const at = rowWhere(master, place)
      const report = reporterAt(findings, master.file, at)
      const fields = fieldReader(raw, report)
      if (!fields) continue
      const code = fields.text('code')
      if (code === undefined) {
        report.error('empty-code', 'The role has no code.')
        continue
      }
      const name = fields.text('name') ?? code
      const row = { code, name: { en: name }, description: fields.text('description') ?? null }
      fields.finish()
      placed.push({ file: master.file, at, tenantId: master.tenantId, raw, row })
    }
  }
  return { rows: firstOfEach(placed, findings), read, findings }
}
