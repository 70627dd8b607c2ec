import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { CountryPack } from '../../countries/country-pack.js'
import type { Database } from '../../kernel/db/database.js'
import type { Tenant } from '../../platform/tenancy/tenant.js'
import { inImport } from '../in-import.js'
import { namedIn } from '../../platform/places/language-of.js'
import { reporterAt } from '../report/finding.js'
import { refusedReport, type ImportOptions, type ImportReport } from '../report/import-report.js'
import { tenantFinder } from '../resolve-tenant.js'
import { saveAreaTree } from '../../platform/places/save-area-tree.js'
import {
  readWards,
  type Ward,
  type WardProperties,
} from '../../platform/places/boundary-file/read-wards.js'

export interface WardsSource extends WardProperties {
  /** Path of the GeoJSON file. */
  path: string
  /** Address or directory code of the city. */
  tenant: string
  /** Code of the tree of boundaries; `electoral` unless told. */
  hierarchy?: string
}

/**
 * Imports the wards of a city from GeoJSON in one transaction. Running it again changes nothing;
 * wards that the file lacks stay. Nothing is kept when no feature can be used, when a property
 * or the city is unknown. Throws when the file cannot be opened.
 */
export async function importWards(
  database: Database,
  country: CountryPack,
  source: WardsSource,
  { dryRun = false, onProgress = () => undefined }: ImportOptions = {},
): Promise<ImportReport> {
  const file = basename(source.path)
  const { rows, read, refused, findings } = readWards(
    await readFile(source.path, 'utf8'),
    source,
    file,
  )
  const report = reporterAt(findings, file, null)
  const hierarchy = source.hierarchy ?? 'electoral'
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(hierarchy)) {
    report.error('bad-hierarchy', `"${hierarchy}" is no code of a tree: small letters and hyphens.`)
    return refusedReport('wards', read, findings, dryRun)
  }
  if (rows.length === 0) {
    report.error('nothing-usable', 'No ward of the file can be used; nothing was changed.')
    return refusedReport('wards', read, findings, dryRun)
  }
  onProgress({ what: 'wards', done: 0, total: rows.length })
  const saved = await inImport(database, { scope: 'kernel', kind: 'wards', dryRun }, async (tx) => {
    const tenant = (await tenantFinder(tx))(source.tenant)
    if (!tenant || tenant.kind === 'nation' || tenant.kind === 'state') {
      report.error('unknown-tenant', `"${source.tenant}" is no address or code of a city.`)
      return undefined
    }
    await tx.enter({ tenant: tenant.id })
    const title = { en: hierarchy.charAt(0).toUpperCase() + hierarchy.slice(1) }
    const areas = rows.map((ward) => toArea(ward, country, tenant))
    return saveAreaTree(tx, { code: hierarchy, title }, areas)
  })
  if (!saved) return refusedReport('wards', read, findings, dryRun)
  for (const { code } of saved.absent) {
    report.warning('not-in-file', `Ward ${code} is kept here but not in the file; left as it is.`)
  }
  onProgress({ what: 'wards', done: rows.length, total: rows.length })
  const { added, changed, unchanged } = saved
  return { kind: 'wards', read, added, changed, unchanged, refused, dryRun, findings }
}

function toArea(ward: Ward, country: CountryPack, tenant: Tenant) {
  return {
    level: 'ward',
    code: ward.number,
    name: namedIn(ward.name, country, tenant.languages),
    parent: null,
    polygons: ward.polygons,
    properties: ward.properties,
  }
}
