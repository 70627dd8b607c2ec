import { uuidv7 } from 'uuidv7'
import type { JobHandler } from '../../kernel/jobs/job-runner.js'
import type { App } from '../app.js'
import { raiseOverdue } from './overdue-store.js'

/** A case's time has run out: it is raised once, and everybody who watches the log hears of it. */
export const raiseOverdueCase =
  (app: App): JobHandler =>
  async ({ tenant_id: tenantId, subject_id: id }) => {
    if (tenantId === null || id === null) return
    const [row] = await app.database.write({ tenant: tenantId }, raiseOverdue([id, uuidv7()]))
    if ((row?.raised ?? 0) > 0) app.events.wake()
  }
