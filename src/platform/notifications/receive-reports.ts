import { enqueue } from '../../kernel/jobs/job-store.js'
import type { App } from '../app.js'
import { ring } from './queue-notices.js'
import { applyReports } from './report-store.js'

/** What a provider tells of a message later: in any order, and as often as it likes. */
export interface DeliveryReport {
  id: string
  status: 'sent' | 'delivered' | 'failed'
  providerRef?: string
  reason?: string
}

/** Takes delivery reports of a provider; gives how many told something new. */
export async function receiveReports(
  app: Pick<App, 'database' | 'jobs'>,
  tenantId: number,
  given: { provider: string; reports: readonly DeliveryReport[] },
): Promise<number> {
  const items = given.reports.map(({ id, status, providerRef, reason }) => ({
    id,
    status,
    ref: providerRef ?? null,
    reason: reason?.slice(0, 200) ?? null,
  }))
  const statement = applyReports([given.provider, JSON.stringify(items)])
  const [row] = await app.database.write({ tenant: tenantId }, statement)
  if ((row?.next ?? 0) > 0) {
    await app.database.write('kernel', enqueue([ring(tenantId, 0)]))
    app.jobs.wake()
  }
  return row?.changed ?? 0
}
