import type { Database } from '../../kernel/db/database.js'
import type { Tenants } from '../tenancy/tenants.js'
import { listEntries, toEntry, type Entry } from './entry-store.js'

/** Lists as a tenant sees them: its own entries over its state's over the nation's. */
export interface MasterData {
  list(tenantId: number, kind: string): Promise<readonly Entry[]>
  find(tenantId: number, kind: string, code: string): Promise<Entry | undefined>
  /** Forgets what was read, after a change anywhere. */
  forget(): void
}

const keepMs = 60_000
const mostLists = 2_000

export function createMasterData(database: Database, tenants: Tenants): MasterData {
  const kept = new Map<string, { at: number; entries: Promise<readonly Entry[]> }>()

  const own = (tenantId: number, kind: string): Promise<readonly Entry[]> => {
    const key = `${tenantId} ${kind}`
    const known = kept.get(key)
    if (known && Date.now() - known.at < keepMs) return known.entries
    const entries = database
      .read({ tenant: tenantId }, listEntries([kind]))
      .then((rows) => rows.map(toEntry))
    entries.catch(() => kept.delete(key))
    if (kept.size >= mostLists) kept.clear()
    kept.set(key, { at: Date.now(), entries })
    return entries
  }

  const lineage = (tenantId: number): number[] => {
    const line: number[] = []
    let tenant = tenants.byId(tenantId)
    while (tenant && line.length < 5) {
      line.unshift(tenant.id)
      tenant = tenant.parentId === null ? undefined : tenants.byId(tenant.parentId)
    }
    return line
  }

  const list = async (tenantId: number, kind: string): Promise<readonly Entry[]> => {
    const levels = await Promise.all(lineage(tenantId).map((id) => own(id, kind)))
    const merged = new Map<string, Entry>()
    for (const entries of levels) for (const entry of entries) merged.set(entry.code, entry)
    return [...merged.values()]
      .filter((entry) => entry.active)
      .sort((a, b) => a.position - b.position || a.code.localeCompare(b.code))
  }

  return {
    list,
    async find(tenantId, kind, code) {
      const levels = await Promise.all(lineage(tenantId).map((id) => own(id, kind)))
      for (const entries of levels.reverse()) {
        const found = entries.find((entry) => entry.code === code)
        if (found) return found.active ? found : undefined
      }
      return undefined
    },
    forget: () => kept.clear(),
  }
}
