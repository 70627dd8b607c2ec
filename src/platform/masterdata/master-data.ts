import type { Database } from '../../kernel/db/database.js'
import type { Tenants } from '../tenancy/tenants.js'
import { listEntries, toEntry, type Entry } from './entry-store.js'

/** Lists as a tenant sees them: its own entries over its state's over the nation's. */
export interface MasterData {
  list(tenantId: number, kind: string): Promise<readonly Entry[]>
  find(tenantId: number, kind: string, code: string): Promise<Entry | undefined>
  /** Each level's own entries, retired ones too: nation first, the tenant last. Not kept. */
  levels(
    tenantId: number,
    kind: string,
  ): Promise<readonly { tenantId: number; entries: readonly Entry[] }[]>
  /** Forgets what was read, after a change anywhere. */
  forget(): void
}

/** A list as one tenant sees it. */
interface View {
  entries: readonly Entry[]
  byCode: ReadonlyMap<string, Entry>
}

const keepMs = 60_000
const mostLists = 2_000

export function createMasterData(database: Database, tenants: Tenants): MasterData {
  const kept = new Map<string, { at: number; view: Promise<View> }>()

  const own = async (tenantId: number, kind: string): Promise<Entry[]> => {
    const rows = await database.read({ tenant: tenantId }, listEntries([kind]))
    return rows.map(toEntry)
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

  const build = async (tenantId: number, kind: string): Promise<View> => {
    const levels = await Promise.all(lineage(tenantId).map((id) => own(id, kind)))
    const merged = new Map<string, Entry>()
    for (const entries of levels) for (const entry of entries) merged.set(entry.code, entry)
    const entries = [...merged.values()]
      .filter((entry) => entry.active)
      .sort((a, b) => a.position - b.position || a.code.localeCompare(b.code))
    return { entries, byCode: new Map(entries.map((entry) => [entry.code, entry])) }
  }

  /** Almost every request asks, so the merged view is kept, not only what was read. */
  const viewOf = (tenantId: number, kind: string): Promise<View> => {
    const key = `${tenantId} ${kind}`
    const known = kept.get(key)
    if (known && Date.now() - known.at < keepMs) return known.view
    const view = build(tenantId, kind)
    view.catch(() => kept.delete(key))
    if (kept.size >= mostLists) kept.clear()
    kept.set(key, { at: Date.now(), view })
    return view
  }

  return {
    list: async (tenantId, kind) => (await viewOf(tenantId, kind)).entries,
    find: async (tenantId, kind, code) => (await viewOf(tenantId, kind)).byCode.get(code),
    levels: (tenantId, kind) =>
      Promise.all(
        lineage(tenantId).map(async (id) => ({ tenantId: id, entries: await own(id, kind) })),
      ),
    forget: () => kept.clear(),
  }
}
