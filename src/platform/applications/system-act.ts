import { uuidv7 } from 'uuidv7'
import type { App } from '../app.js'
import type { State } from '../service-kit/workflow.js'
import type { Tenant } from '../tenancy/tenant.js'
import { actOnTime, type ActRow } from './act-store.js'
import type { Case } from './case.js'
import { changeOfCase, type CaseChange } from './case-change.js'

/** What time itself does to a case; the applicant sees it in plain words. */
export interface SystemAct {
  action: 'overdue' | 'escalated' | 'deemed'
  /** The state that the case will be in. */
  state: State
  change: Partial<Omit<CaseChange, 'id' | 'version'>>
  /** Of the step. */
  data: Readonly<Record<string, unknown>>
  /** Types of the events, each with what it tells. */
  events: readonly { type: string; data: Readonly<Record<string, unknown>> }[]
  timer: ActRow['timer']
  permission?: ActRow['permission']
  /** When it was to happen. */
  at: Date
}

/** Does it from the version that was read; false when someone moved the case first. */
export async function actBySystem(
  app: App,
  tenant: Tenant,
  found: Case,
  act: SystemAct,
): Promise<boolean> {
  const change = changeOfCase(found, act.state, act.change)
  const occurredAt = act.at.toISOString()
  const moved = await actOnTime(app.database, tenant.id, {
    change,
    step: {
      action: act.action,
      from_state: found.state,
      to_state: change.state,
      actor_kind: 'system',
      visible: true,
      data: act.data,
      occurred_at: occurredAt,
    },
    events: act.events.map(({ type, data }) => ({
      id: uuidv7(),
      type,
      actor_kind: 'system',
      channel: 'system',
      occurred_at: occurredAt,
      dimensions: {
        service: found.service,
        category: found.category,
        department: found.department,
      },
      data: { state: change.state, visible: true, ...data },
    })),
    timer: act.timer,
    permission: act.permission ?? null,
    is_response: false,
  })
  return moved.length > 0
}
