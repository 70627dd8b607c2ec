import type { Database } from '../../kernel/db/database.js'
import { listBindings, type Binding } from './binding-store.js'

/** Where each service of a city runs; a service without a row runs here. */
export interface Bindings {
  of(tenantId: number): Promise<ReadonlyMap<string, Binding>>
  forget(): void
}

const keepMs = 60_000
const mostCities = 5_000

export function createBindings(database: Database): Bindings {
  const kept = new Map<number, { at: number; bindings: Promise<Map<string, Binding>> }>()
  return {
    of(tenantId) {
      const known = kept.get(tenantId)
      if (known && Date.now() - known.at < keepMs) return known.bindings
      const bindings = database
        .read({ tenant: tenantId }, listBindings())
        .then((rows) => new Map(rows.map((row) => [row.service, row])))
      bindings.catch(() => kept.delete(tenantId))
      if (kept.size >= mostCities) kept.clear()
      kept.set(tenantId, { at: Date.now(), bindings })
      return bindings
    },
    forget: () => kept.clear(),
  }
}
