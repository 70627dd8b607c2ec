import { createHash } from 'node:crypto'
import type { Tenant } from '../../platform/tenancy/tenant.js'

/** A row for `tenancy.save_tenants`. */
export interface TenantItem {
  id: number
  kind: Tenant['kind']
  parent_id: number | null
  slug: string
  name: Record<string, string>
  body_type: string | null
  census_code: string | null
  lgd_version: number | null
  default_language: string
  languages: readonly string[]
  status: Tenant['status']
  source_hash: string
}

/**
 * Completes a row with the hash that tells whether it changed. The address is no part of it, since
 * it is given once and kept; nor is the row's number in the file, which moves with each new body.
 */
export function tenantItem(item: Omit<TenantItem, 'source_hash'>): TenantItem {
  const { slug: _slug, ...content } = item
  const source_hash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  return { ...item, source_hash }
}
