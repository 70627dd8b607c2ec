import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CountryPack } from '../../countries/country-pack.js'
import type { Database, Transaction } from '../../kernel/db/database.js'
import { listAliases, listTenants, saveTenants } from '../../platform/tenancy/tenant-store.js'
import { inImport } from '../in-import.js'
import { reporterAt, type Finding } from '../report/finding.js'
import { refusedReport, type ImportOptions, type ImportReport } from '../report/import-report.js'
import { bodyTenants } from './body-tenants.js'
import { saveCountry } from './ensure-country.js'
import { readLgd, type LgdBody } from './read-lgd.js'

export const lgdFile = 'urban-local-body.csv'
const chunkRows = 1000

/**
 * Imports the Local Government Directory's urban local bodies from a folder that holds
 * `urban-local-body.csv`, as tenants under their states, which are made too. One transaction.
 * Running it again changes nothing. Throws when the file cannot be opened.
 */
export async function importLgd(
  database: Database,
  country: CountryPack,
  folder: string,
  { dryRun = false, onProgress = () => undefined }: ImportOptions = {},
): Promise<ImportReport> {
  const { rows, read, findings } = readLgd(await readFile(join(folder, lgdFile), 'utf8'), country)
  if (rows.length === 0) return refusedReport('lgd', read, findings, dryRun)
  const saved = await inImport(
    database,
    { scope: 'kernel', kind: 'tenants', dryRun },
    async (tx) => {
      const states = await saveCountry(tx, country)
      if (states > 0) {
        const text = `${states} rows of the nation and its states were added or changed.`
        reporterAt(findings, lgdFile, null).note('states', text)
      }
      return saveBodies(tx, country, rows, findings, (done) =>
        onProgress({ what: 'lgd', done, total: rows.length }),
      )
    },
  )
  return { kind: 'lgd', read, ...saved, refused: read - rows.length, dryRun, findings }
}

async function saveBodies(
  tx: Transaction,
  country: CountryPack,
  rows: readonly LgdBody[],
  findings: Finding[],
  onSaved: (done: number) => void,
) {
  const known = await tx.rows(listTenants())
  const former = await tx.rows(listAliases())
  const slugs = former.map(({ slug }) => slug)
  const items = bodyTenants(rows, country, known, slugs)
  const count = { added: 0, changed: 0 }
  for (let from = 0; from < items.length; from += chunkRows) {
    const chunk = items.slice(from, from + chunkRows)
    for (const { action } of await tx.rows(saveTenants([JSON.stringify(chunk)]))) {
      count[action] += 1
    }
    onSaved(from + chunk.length)
  }
  const listed = new Set(rows.map(({ code }) => code))
  for (const { id, kind, name, status } of known) {
    if (kind !== 'body' || id >= 1_000_000 || status === 'closed' || listed.has(id)) continue
    const text = `${name['en'] ?? id} (${id}) is not in the file; left as it is.`
    reporterAt(findings, lgdFile, null).warning('not-in-file', text)
  }
  return { ...count, unchanged: items.length - count.added - count.changed }
}
