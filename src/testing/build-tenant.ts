import type { Database } from '../kernel/db/database.js'
import { saveTenants } from '../platform/tenancy/tenant-store.js'
import type { Tenant } from '../platform/tenancy/tenant.js'

/** A live city as a value, without a database. */
export const tenantValue = (given: Partial<Tenant> = {}): Tenant => ({
  id: 1_000_001,
  kind: 'body',
  parentId: null,
  slug: `city-${given.id ?? 1_000_001}`,
  name: { en: 'Test city' },
  bodyType: null,
  defaultLanguage: 'en',
  languages: ['en', 'hi', 'mr'],
  helpline: null,
  helplineHours: null,
  theme: null,
  center: null,
  settings: {},
  status: 'live',
  ...given,
})

/** Writes a city through the door that imports use; parents must be there already. */
export async function buildTenant(
  database: Database,
  given: Partial<Tenant> = {},
): Promise<Tenant> {
  const tenant = tenantValue(given)
  const item = {
    id: tenant.id,
    kind: tenant.kind,
    parent_id: tenant.parentId,
    slug: tenant.slug,
    name: tenant.name,
    default_language: tenant.defaultLanguage,
    languages: tenant.languages,
    settings: tenant.settings,
    status: tenant.status,
    source_hash: '00',
  }
  await database.write('kernel', saveTenants([JSON.stringify([item])]))
  return tenant
}
