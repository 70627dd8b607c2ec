import type { CountryPack } from '../../countries/country-pack.js'
import type { Database, Transaction } from '../../kernel/db/database.js'
import { saveTenants } from '../../platform/tenancy/tenant-store.js'
import { inImport } from '../in-import.js'
import { countryTenants } from './country-tenants.js'

/** Saves the nation and its states; answers how many were added or changed (0 when run again). */
export const ensureCountry = (database: Database, country: CountryPack): Promise<number> =>
  inImport(database, { scope: 'kernel', kind: 'tenants', dryRun: false }, (tx) =>
    saveCountry(tx, country),
  )

export async function saveCountry(tx: Transaction, country: CountryPack): Promise<number> {
  const saved = await tx.rows(saveTenants([JSON.stringify(countryTenants(country))]))
  return saved.length
}
