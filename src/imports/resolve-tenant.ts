import type { Transaction } from '../kernel/db/database.js'
import { listAliases, listTenants, toTenant } from '../platform/tenancy/tenant-store.js'
import type { Tenant } from '../platform/tenancy/tenant.js'

/** Finds a tenant as an operator names it: by address (also a former one) or directory code. */
export type FindTenant = (key: string) => Tenant | undefined

/** A state's address is its ISO code in small letters (`mh`), so that works as well. */
export async function tenantFinder(tx: Transaction): Promise<FindTenant> {
  const tenants = (await tx.rows(listTenants())).map(toTenant)
  const byId = new Map(tenants.map((tenant) => [tenant.id, tenant]))
  const bySlug = new Map(tenants.map((tenant) => [tenant.slug, tenant]))
  for (const { slug, tenant_id } of await tx.rows(listAliases())) {
    const tenant = byId.get(tenant_id)
    if (tenant && !bySlug.has(slug)) bySlug.set(slug, tenant)
  }
  return (key) => {
    const wanted = key.trim().toLowerCase()
    return bySlug.get(wanted) ?? (/^\d{1,9}$/.test(wanted) ? byId.get(Number(wanted)) : undefined)
  }
}
