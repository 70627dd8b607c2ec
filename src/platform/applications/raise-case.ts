import { listAssignees } from '../access/member-store.js'
import type { App } from '../app.js'
import { timerRow } from './case-timer.js'
import { rungInstants } from './ladder.js'
import { nextMoment } from './next-moment.js'
import { actBySystem } from './system-act.js'
import type { Tick } from './tick-case.js'

/**
 * The limit has passed, or a rung of the ladder is reached: the case is raised, each once. The rung
 * that stands at the limit itself is the same step. False when someone moved the case first.
 */
export async function raiseCase(app: App, tick: Tick): Promise<boolean> {
  const { tenant, service, found, plan, moment, now } = tick
  const { dueAt } = found
  const state = service.workflow.states[found.state]
  if (dueAt === null || !state) return false
  const isLimit = moment.kind === 'due'
  const level = isLimit ? 1 : moment.rung
  const rungAt = rungInstants(plan.measure, plan.ladder, plan.level, dueAt)[level - 1]
  const isReached = rungAt !== undefined && (!isLimit || rungAt <= dueAt)
  const rung = isReached ? plan.ladder.steps[level - 1] : undefined
  const role = rung && (rung.role === 'holder' ? found.holder : rung.role)
  // The limit counts one, and each rung.
  const raised = isReached ? level + 1 : 1
  const clock = { ...found.clock, raised, ...(role && { escalatedRole: role }) }
  const taker = rung?.reassign === true && role ? await leastBusy(app, tick, role) : undefined
  const told = {
    dueAt: dueAt.toISOString(),
    ...(rung && { level, role, notify: rung.notify ?? true }),
    ...(taker && { assigneeId: taker.account_id }),
  }
  return actBySystem(app, tenant, found, {
    action: isLimit ? 'overdue' : 'escalated',
    state,
    change: {
      clock,
      escalation: found.escalation + 1,
      is_escalated: true,
      ...(taker && { assignee_id: taker.account_id, assignee_name: taker.name }),
    },
    // Names stay out of events; the step has the one who got it.
    data: { ...told, ...(taker && { assignee: taker.name }) },
    events: [
      ...(isLimit ? [{ type: 'application.overdue', data: {} }] : []),
      ...(rung ? [{ type: 'application.escalated', data: told }] : []),
    ],
    timer: timerRow(tenant.id, found.id, nextMoment(plan, { open: true, dueAt, clock }, now)),
    at: isLimit ? dueAt : moment.at,
  })
}

async function leastBusy(app: App, { tenant, found }: Tick, role: string) {
  const rows = await app.database.read(
    { tenant: tenant.id },
    listAssignees([[role], found.wardId, found.department]),
  )
  return rows[0]
}
