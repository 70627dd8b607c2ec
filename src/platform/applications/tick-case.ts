import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { JobHandler } from '../../kernel/jobs/job-runner.js'
import { enqueue } from '../../kernel/jobs/job-store.js'
import type { App } from '../app.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { Tenant } from '../tenancy/tenant.js'
import type { Case } from './case.js'
import { findCaseById, toCase } from './case-store.js'
import { caseTimer, timerRow } from './case-timer.js'
import { deemOutcome } from './deem-outcome.js'
import { nextMoment, type Moment, type TimePlan } from './next-moment.js'
import { pinnedService } from './pinned-service.js'
import { raiseCase } from './raise-case.js'
import { remind } from './reminder-store.js'
import { categoryOf, planIn, serviceTime } from './time-plan.js'

/** A case whose time has come, with all that its moment needs. */
export interface Tick {
  tenant: Tenant
  service: ServiceDeclaration
  found: Case
  plan: TimePlan
  moment: Moment
  now: Date
}

const mostTries = 5

/**
 * The timer of a case: does what its time brings, exactly once. Everything is read anew, so a timer
 * that was set for a limit that has moved finds nothing to do; what it does is done from the version
 * that it read, so of two that fire at once one finds it done.
 */
export const tickCase =
  (app: App): JobHandler =>
  async ({ tenant_id: tenantId, subject_id: id, run_at: runAt }) => {
    const tenant = tenantId === null ? undefined : app.tenants.byId(tenantId)
    if (!tenant || id === null) return
    for (let tries = 0; tries < mostTries; tries += 1) {
      const [row] = await findCaseById(app.database, tenant.id, id)
      if (!row?.open) return
      const found = toCase(row)
      const service = await pinnedService(app, tenant.id, found)
      const category = await categoryOf(app, tenant.id, service, found.category)
      const plan = planIn(await serviceTime(app, tenant, service, category), service, found.state)
      // The database said that it is time; this process's clock may be a little behind.
      const now = new Date(Math.max(app.clock().getTime(), runAt.getTime()))
      const moment = nextMoment(plan, found, now)
      if (!moment) return
      if (moment.at > now) {
        const timer = caseTimer(tenant.id, id, moment.at)
        await app.database.write({ tenant: tenant.id }, enqueue([timer]))
        return
      }
      if (await bring(app, { tenant, service, found, plan, moment, now })) {
        app.events.wake()
        return
      }
    }
    throw new Error(`case ${id} moves faster than its timer`)
  }

/** False when someone moved the case first. */
function bring(app: App, tick: Tick): Promise<boolean> {
  switch (tick.moment.kind) {
    case 'reminder':
      return remindHolder(app, tick)
    case 'deemed':
      return deemOutcome(app, tick)
    default:
      return raiseCase(app, tick)
  }
}

async function remindHolder(app: App, tick: Tick): Promise<boolean> {
  const { tenant, found, plan, now } = tick
  if (found.dueAt === null) return false
  const after = { ...found, clock: { ...found.clock, reminded: true } }
  const done = await remind(app.database, tenant.id, {
    id: found.id,
    due_at: found.dueAt.toISOString(),
    event_id: derivedUuid('reminder', found.id, found.dueAt.getTime()),
    data: {
      by: 'system',
      dueAt: found.dueAt.toISOString(),
      assigneeId: found.assigneeId,
      role: found.holder,
    },
    timer: timerRow(tenant.id, found.id, nextMoment(plan, after, now)),
  })
  return done.length > 0
}
