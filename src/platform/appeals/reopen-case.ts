import type { App } from '../app.js'
import type { ActRow } from '../applications/act-store.js'
import type { Case } from '../applications/case.js'
import type { CaseChange } from '../applications/case-change.js'
import { turnClock } from '../applications/case-clock.js'
import { timerRow } from '../applications/case-timer.js'
import type { LoadedCase } from '../applications/load-case.js'
import { nextMoment } from '../applications/next-moment.js'
import { levelIn } from '../applications/service-level.js'
import { categoryOf, planIn, serviceTime } from '../applications/time-plan.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { State } from '../service-kit/workflow.js'
import type { Tenant } from '../tenancy/tenant.js'

/** The states that an order can open a case again into: somebody's work, and not where it is. */
export const statesToOpen = (service: ServiceDeclaration, found: Case): string[] =>
  Object.entries(service.workflow.states)
    .filter(([name, { outcome, holder, waitsForApplicant }]) =>
      Boolean(outcome === undefined && holder && !waitsForApplicant && name !== found.state),
    )
    .map(([name]) => name)

export interface Opened {
  state: State
  change: Partial<Omit<CaseChange, 'id' | 'version'>>
  timer: ActRow['timer']
}

/** The case opened again with a time of its own, for an order on appeal. */
export async function reopenInto(
  app: App,
  tenant: Tenant,
  { found, service }: LoadedCase,
  name: string,
  now: Date,
): Promise<Opened> {
  const state = service.workflow.states[name]
  if (!state) throw new Error(`${service.id} has no state ${name}`)
  const category = await categoryOf(app, tenant.id, service, found.category)
  const time = await serviceTime(app, tenant, service, category)
  const from = service.workflow.states[found.state]
  const { dueAt, clock } = turnClock(time.measure, {
    found,
    from,
    fromLevel: levelIn(from, time.categoryLevel),
    target: state,
    targetName: name,
    targetLevel: levelIn(state, time.categoryLevel),
    isReopened: true,
    now,
  })
  const moment = nextMoment(planIn(time, service, name), { open: true, dueAt, clock }, now)
  return {
    state,
    change: {
      state: name,
      holder: state.holder ?? null,
      assignee_id: null,
      assignee_name: null,
      due_at: dueAt?.toISOString() ?? null,
      rest_ms: null,
      clock,
      is_fresh: true,
      open: true,
      outcome: null,
      rating: null,
      reopened: 1,
    },
    timer: timerRow(tenant.id, found.id, moment),
  }
}
