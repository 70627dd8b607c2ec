import type { Database } from '../../kernel/db/database.js'
import { listAliases, listTenants, toTenant } from './tenant-store.js'
import type { Tenant } from './tenant.js'

/** The directory of bodies, in memory: a few thousand small rows that every request asks. */
export interface Tenants {
  byId(id: number): Tenant | undefined
  /** Also finds former names. */
  bySlug(slug: string): Tenant | undefined
  /** Bodies below a state or the nation, by name. */
  below(parentId: number): Tenant[]
  all(): Tenant[]
  reload(): Promise<void>
}

export async function loadTenants(database: Database): Promise<Tenants> {
  let byId = new Map<number, Tenant>()
  let bySlug = new Map<string, Tenant>()

  const reload = async () => {
    const [rows, aliases] = await Promise.all([
      database.read('kernel', listTenants()),
      database.read('kernel', listAliases()),
    ])
    byId = new Map(rows.map((row) => [row.id, toTenant(row)]))
    bySlug = new Map()
    for (const { slug, tenant_id } of aliases) {
      const tenant = byId.get(tenant_id)
      if (tenant) bySlug.set(slug, tenant)
    }
    for (const tenant of byId.values()) bySlug.set(tenant.slug, tenant)
  }
  await reload()

  return {
    byId: (id) => byId.get(id),
    bySlug: (slug) => bySlug.get(slug),
    below: (parentId) =>
      [...byId.values()]
        .filter((tenant) => tenant.parentId === parentId)
        .sort((a, b) => (a.name['en'] ?? '').localeCompare(b.name['en'] ?? '')),
    all: () => [...byId.values()],
    reload,
  }
}
