import type { Transaction } from '../../kernel/db/database.js'
import type { Tenant } from '../../platform/tenancy/tenant.js'
import { reporterAt, type Finding } from '../report/finding.js'
import { tenantFinder } from '../resolve-tenant.js'

/** UPYOG's tenant ids with the tenant that each stands for: an address or directory code. */
export type TenantMap = Readonly<Record<string, string>>

/** A tenant's rows of a kind; `rows` in the order of the files. */
export interface TargetRows<Row> {
  tenant: Tenant
  rows: Row[]
}

/**
 * Sorts rows by the tenant that they go to. Rows of a UPYOG tenant that is not mapped, or mapped to
 * a tenant that does not exist, are left out with one error for each such id.
 */
export async function targetsOf<Row extends { tenantId: string; file: string }>(
  tx: Transaction,
  rows: readonly Row[],
  map: TenantMap,
  findings: Finding[],
): Promise<TargetRows<Row>[]> {
  const find = await tenantFinder(tx)
  const byId = new Map<string, Row[]>()
  for (const row of rows) byId.set(row.tenantId, [...(byId.get(row.tenantId) ?? []), row])
  const targets = new Map<number, TargetRows<Row>>()
  for (const [tenantId, own] of byId) {
    const report = reporterAt(findings, own[0]?.file ?? '', null)
    const key = map[tenantId]
    const tenant = key === undefined ? undefined : find(key)
    if (key === undefined) {
      report.error(
        'unmapped-tenant',
        `Tenant ${tenantId} is not mapped; all its rows are left out.`,
      )
    } else if (tenant) {
      const target = targets.get(tenant.id) ?? { tenant, rows: [] }
      target.rows.push(...own)
      targets.set(tenant.id, target)
    } else {
      const text = `${tenantId} is mapped to "${key}", which is no tenant; its rows are left out.`
      report.error('unknown-tenant', text)
    }
  }
  return [...targets.values()]
}
