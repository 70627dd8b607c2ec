import { derivedUuid } from '../../../kernel/crypto/derived-uuid.js'
import type { JobHandler } from '../../../kernel/jobs/job-runner.js'
import { enqueue } from '../../../kernel/jobs/job-store.js'
import type { App } from '../../app.js'
import { digestOf } from './digest-of.js'
import { insertDigest } from './digest-store.js'
import { digestTimer } from './next-morning.js'

/** Who reads it. */
const reader = 'commissioner'

/**
 * Makes the report of the day on which it runs, once, and sets the next one's timer; after a night
 * without power that is one report, not one for each morning. With no case open it ends here, and
 * the next case starts it anew.
 */
export const makeDigest =
  (app: App): JobHandler =>
  async ({ tenant_id: tenantId, run_at: runAt }) => {
    const tenant = tenantId === null ? undefined : app.tenants.byId(tenantId)
    if (!tenant) return
    const now = new Date(Math.max(app.clock().getTime(), runAt.getTime()))
    const content = await digestOf(app, tenant, now)
    if (!content) return
    const day = app.country.calendar.legalDateOf(now)
    const event = derivedUuid('digest', 'event', tenant.id, day)
    await app.database.flight({ tenant: tenant.id }, [
      insertDigest([day, JSON.stringify(content), event, reader]),
      enqueue([await digestTimer(app, tenant, now)]),
    ])
    app.events.wake()
  }
