import type { CountryPack } from '../../countries/country-pack.js'
import type { Database } from '../../kernel/db/database.js'
import { inImport } from '../in-import.js'
import type { ImportOptions, ImportReport } from '../report/import-report.js'
import { upyogKinds, type UpyogKind } from './import-kind.js'
import { readJsonFiles } from './master-file.js'
import type { TenantMap } from './target.js'

export interface UpyogSource {
  /** Folder with UPYOG's master data (MDMS), at any depth. */
  folder: string
  map: TenantMap
  /** All kinds unless told. */
  only?: readonly UpyogKind[]
}

/** In the order in which later kinds refer to earlier ones. */
export const upyogKindNames: readonly UpyogKind[] = [
  'departments',
  'designations',
  'roles',
  'complaint-types',
  'boundaries',
]

/**
 * Imports UPYOG's master data: one transaction, and one report, for each kind. Running it again
 * changes nothing. Throws when the folder cannot be read; kinds before one that fails are kept.
 */
export async function importUpyog(
  database: Database,
  country: CountryPack,
  { folder, map, only = upyogKindNames }: UpyogSource,
  { dryRun = false, onProgress = () => undefined }: ImportOptions = {},
): Promise<ImportReport[]> {
  const files = await readJsonFiles(folder)
  const kinds = upyogKindNames.filter((kind) => only.includes(kind))
  const reports: ImportReport[] = []
  for (const kind of kinds) {
    const { read, findings, save } = upyogKinds[kind](files, country)
    const at = { scope: 'kernel', kind: `upyog ${kind}`, dryRun } as const
    const saved = await inImport(database, at, (tx) => save(tx, map))
    const refused = read - saved.added - saved.changed - saved.unchanged
    if (read === 0) {
      const where = { file: folder, at: null }
      findings.push({ severity: 'error', where, code: 'no-rows', text: `No ${kind} were found.` })
    }
    reports.push({ kind: `upyog ${kind}`, read, ...saved, refused, dryRun, findings })
    onProgress({ what: kind, done: reports.length, total: kinds.length })
  }
  return reports
}
