import type { CityContext } from '../request/context.js'
import { filedByClient } from './filed-by-client-store.js'

/** Whether the calling program filed this case and may read what it filed. */
export async function isOwnCase(context: CityContext, caseId: string): Promise<boolean> {
  const { client, app, tenant } = context
  if (client?.scopes.includes('cases:read') !== true) return false
  const rows = await app.database.read({ tenant: tenant.id }, filedByClient([caseId, client.id]))
  return rows.length > 0
}
