import type { CityContext } from '../request/context.js'
import type { Entry } from './entry-store.js'

/** Where an entry comes from: the tenant itself, the state above it, the nation. */
export type Origin = 'own' | 'state' | 'nation'

export interface ListedEntry {
  entry: Entry
  depth: number
  from: Origin
  /** The tenant's own stands in place of an inherited one. */
  isOverridden: boolean
}

/** A list with retired entries and where each comes from, parents before what stands below them. */
export async function listView(
  context: CityContext,
  kind: string,
  words: string,
): Promise<ListedEntry[]> {
  const levels = await context.app.masterData.levels(context.tenant.id, kind)
  const merged = new Map<string, ListedEntry>()
  for (const { tenantId, entries } of levels) {
    for (const entry of entries) {
      const from = originOf(context, tenantId)
      const isOverridden = from === 'own' && merged.has(entry.code)
      merged.set(entry.code, { entry, depth: 0, from, isOverridden })
    }
  }
  const ordered = inTreeOrder([...merged.values()])
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return ordered
  return ordered.filter(({ entry }) =>
    [entry.code, ...Object.values(entry.name)].some((text) => text.toLowerCase().includes(wanted)),
  )
}

export function originOf(context: CityContext, tenantId: number): Origin {
  if (tenantId === context.tenant.id) return 'own'
  return context.app.tenants.byId(tenantId)?.kind === 'state' ? 'state' : 'nation'
}

function inTreeOrder(entries: readonly ListedEntry[]): ListedEntry[] {
  const known = new Set(entries.map(({ entry }) => entry.code))
  const below = new Map<string | null, ListedEntry[]>()
  for (const listed of entries) {
    const { parentCode } = listed.entry
    // One whose parent is gone stands at the top, where somebody sees it.
    const parent = parentCode !== null && known.has(parentCode) ? parentCode : null
    below.set(parent, [...(below.get(parent) ?? []), listed])
  }
  for (const list of below.values()) {
    list.sort(
      (a, b) => a.entry.position - b.entry.position || a.entry.code.localeCompare(b.entry.code),
    )
  }
  const ordered: ListedEntry[] = []
  const visit = (parent: string | null, depth: number, path: ReadonlySet<string>) => {
    for (const listed of below.get(parent) ?? []) {
      const { code } = listed.entry
      if (path.has(code)) continue
      ordered.push({ ...listed, depth })
      visit(code, depth + 1, new Set([...path, code]))
    }
  }
  visit(null, 0, new Set())
  const seen = new Set(ordered.map(({ entry }) => entry.code))
  return [...ordered, ...entries.filter(({ entry }) => !seen.has(entry.code))]
}
