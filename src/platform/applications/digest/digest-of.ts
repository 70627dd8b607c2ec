import type { App } from '../../app.js'
import type { Tenant } from '../../tenancy/tenant.js'
import type { DigestContent } from './digest.js'
import {
  countByDepartment,
  countEscalated,
  listOldest,
  listPendingAppeals,
} from './digest-store.js'

/** The report of a city as of an instant; undefined where no case is open. */
export async function digestOf(
  app: App,
  tenant: Tenant,
  now: Date,
): Promise<DigestContent | undefined> {
  const scope = { tenant: tenant.id }
  const departments = await app.database.read(scope, countByDepartment([now]))
  if (departments.length === 0) return undefined
  const [escalated, oldest, appeals] = await Promise.all([
    app.database.read(scope, countEscalated([now])),
    app.database.read(scope, listOldest([now])),
    app.database.read(scope, listPendingAppeals()),
  ])
  const sum = (key: 'open' | 'overdue') => departments.reduce((total, row) => total + row[key], 0)
  return {
    open: sum('open'),
    overdue: sum('overdue'),
    escalated: escalated[0]?.escalated ?? 0,
    departments,
    appeals: {
      pending: appeals[0]?.pending ?? 0,
      next: appeals.map(({ id, number, level, role, due_at }) => ({
        id,
        number,
        level,
        role,
        dueAt: due_at.toISOString(),
      })),
    },
    oldest: oldest.map(({ due_at, ...row }) => ({ ...row, dueAt: due_at.toISOString() })),
  }
}
