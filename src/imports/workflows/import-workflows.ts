import { uuidv7 } from 'uuidv7'
import type { Database, Transaction } from '../../kernel/db/database.js'
import type { Tenant } from '../../platform/tenancy/tenant.js'
import { inImport } from '../in-import.js'
import { reporterAt, type Finding } from '../report/finding.js'
import { refusedReport, type ImportOptions, type ImportReport } from '../report/import-report.js'
import { tenantFinder } from '../resolve-tenant.js'
import { readJsonFiles } from '../upyog/master-file.js'
import { chooseServices, type Choices } from './choose-services.js'
import { compileOverlay } from './compile-overlay.js'
import { readWorkflowFiles, type FoundService } from './workflow-files.js'
import { findRoleCodes, insertOverlay } from './workflow-store.js'

export interface WorkflowsSource {
  /** Folder with UPYOG's workflow configurations, at any depth. */
  folder: string
  /** Address or directory code of the state or city. */
  tenant: string
  choices?: Choices
}

/**
 * Imports workflows as overlays: a sound one as a draft, another as refused with its reasons, each in
 * a transaction of its own. Importing again changes nothing. Throws when the folder cannot be read.
 */
export async function importWorkflows(
  database: Database,
  { folder, tenant: key, choices = {} }: WorkflowsSource,
  { dryRun = false, onProgress = () => undefined }: ImportOptions = {},
): Promise<ImportReport> {
  const findings: Finding[] = []
  const { found, unread } = readWorkflowFiles(await readJsonFiles(folder), findings)
  const read = found.length + unread
  const tenant = await database.transaction('kernel', async (tx) => (await tenantFinder(tx))(key))
  if (!tenant) {
    const text = `"${key}" is no address or code of a state or city.`
    reporterAt(findings, folder, null).error('unknown-tenant', text)
    return refusedReport('workflows', read, findings, dryRun)
  }
  if (read === 0) reporterAt(findings, folder, null).error('no-rows', 'No workflows were found.')
  const { chosen, undecided } = chooseServices(found, choices, findings)
  const counts = { added: 0, unchanged: 0, refused: unread + undecided }
  for (const [done, service] of chosen.entries()) {
    onProgress({ what: 'workflows', done, total: chosen.length })
    const at = { scope: 'kernel', kind: 'workflows', dryRun } as const
    counts[await inImport(database, at, (tx) => land(tx, tenant, service, findings))] += 1
  }
  return { kind: 'workflows', read, ...counts, changed: 0, dryRun, findings }
}

/** Writes one workflow as an overlay and tells what became of it. */
async function land(
  tx: Transaction,
  tenant: Tenant,
  { name, file, raw, hash }: FoundService,
  findings: Finding[],
): Promise<'added' | 'unchanged' | 'refused'> {
  const report = reporterAt(findings, file, name)
  const { service, title, content, reasons } = compileOverlay(raw, report)
  await tx.enter({ tenant: tenant.id })
  const asked = Object.keys(content.roles)
  const known = new Set((await tx.rows(findRoleCodes([asked]))).map(({ code }) => code))
  const unknown = asked.filter((code) => !known.has(code))
  if (unknown.length > 0) {
    report.warning('unknown-role', `The city has no role ${unknown.join(', ')}: add them first.`)
  }
  const isSound = reasons.length === 0
  const rows = await tx.rows(
    insertOverlay([
      uuidv7(),
      service,
      isSound ? 'draft' : 'refused',
      title,
      JSON.stringify(content),
      JSON.stringify(reasons),
      file,
      hash,
    ]),
  )
  if (!isSound) return 'refused'
  return rows.length > 0 ? 'added' : 'unchanged'
}
