import type { App } from '../app.js'
import { openCity as openCityStatement } from './tenant-store.js'
import type { Tenant, TenantSettings } from './tenant.js'

/** How an open city presents itself; what is not named stays as it is. */
export interface OpenCity {
  helpline?: string
  helplineHours?: string
  theme?: NonNullable<Tenant['theme']>
  /** In the order in which they are offered; the first is the city's own. */
  languages?: readonly string[]
  settings?: TenantSettings
}

/** Opens a city to its residents, or changes an open one. */
export async function openCity(app: App, tenantId: number, changes: OpenCity): Promise<void> {
  await app.database.write('kernel', openCityStatement([tenantId, JSON.stringify(changes)]))
  await app.tenants.reload()
}
