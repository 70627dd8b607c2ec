import type { Database } from '../../kernel/db/database.js'
import { digestOf, tenantOfKey } from './api-key.js'
import { clientOfKey } from './find-client-store.js'

/** A program that called with a valid key. It belongs to one tenant and reaches no other. */
export interface ApiClient {
  id: string
  tenantId: number
  name: string
  scopes: readonly string[]
  /** How many calls a minute it may make. */
  perMinute: number
}

/**
 * Who holds this key (`ngr_<prefix>_<secret>`); undefined when it is unknown, has ended or was
 * revoked, or its client is not active. Nothing is kept in memory, so that a revocation counts at once.
 */
export async function findClient(database: Database, key: string): Promise<ApiClient | undefined> {
  const tenantId = tenantOfKey(key)
  if (tenantId === undefined) return undefined
  const [row] = await clientOfKey(database, tenantId, digestOf(key))
  return (
    row && {
      id: row.id,
      tenantId,
      name: row.name,
      scopes: row.scopes,
      perMinute: row.per_minute,
    }
  )
}
