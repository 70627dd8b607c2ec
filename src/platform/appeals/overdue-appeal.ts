import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { JobHandler } from '../../kernel/jobs/job-runner.js'
import type { App } from '../app.js'
import { tellOverdue } from './appeal-store.js'

/** The authority's time is over: it is told once, and the applicant may go to the next one. */
export const tellOverdueAppeal =
  (app: App): JobHandler =>
  async ({ tenant_id: tenantId, subject_id: id }) => {
    if (tenantId === null || id === null) return
    const event = derivedUuid('appeal.overdue', id)
    const [row] = await app.database.write({ tenant: tenantId }, tellOverdue([id, event]))
    if ((row?.told ?? 0) > 0) app.events.wake()
  }
