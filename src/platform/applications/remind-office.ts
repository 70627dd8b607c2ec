import { uuidv7 } from 'uuidv7'
import { errors } from '../../kernel/errors/errors.js'
import type { Channel } from '../../kernel/events/event.js'
import type { App } from '../app.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { Tenant } from '../tenancy/tenant.js'
import { actOnCase } from './act-store.js'
import type { Case } from './case.js'
import { changeOfCase } from './case-change.js'

const dayMs = 86_400_000
const usualNudgeDays = 7

/**
 * When the applicant may send a reminder: once the limit has passed, and then once in so many days
 * of the city. Undefined for a case that is in time, waits for them, or has ended.
 */
export function nudgeFrom(tenant: Tenant, found: Case, now: Date): Date | undefined {
  const { open, dueAt, clock } = found
  if (!open || dueAt === null || dueAt >= now) return undefined
  if (clock.nudgedAt === undefined) return dueAt
  const days = tenant.settings.nudgeDays ?? usualNudgeDays
  return new Date(Date.parse(clock.nudgedAt) + days * dayMs)
}

export interface Nudge {
  tenant: Tenant
  service: ServiceDeclaration
  found: Case
  accountId: string | null
  channel: Channel
  now: Date
}

/** The applicant reminds the office. Throws `conflict` before its time, and when it was done. */
export async function remindOffice(app: App, nudge: Nudge): Promise<void> {
  const { tenant, service, found, accountId, channel, now } = nudge
  const from = nudgeFrom(tenant, found, now)
  const state = service.workflow.states[found.state]
  if (!from || from > now || !state) throw errors.conflict('reminder-too-soon')
  const at = now.toISOString()
  const moved = await actOnCase(app.database, tenant.id, {
    change: changeOfCase(found, state, { clock: { ...found.clock, nudgedAt: at } }),
    step: {
      action: 'nudged',
      from_state: found.state,
      to_state: found.state,
      actor_kind: 'resident',
      actor_id: accountId,
      visible: true,
      occurred_at: at,
    },
    events: [
      {
        id: uuidv7(),
        type: 'application.reminder',
        actor_kind: 'resident',
        actor_id: accountId,
        channel,
        occurred_at: at,
        dimensions: {
          service: found.service,
          category: found.category,
          department: found.department,
        },
        data: {
          by: 'applicant',
          dueAt: found.dueAt?.toISOString() ?? null,
          assigneeId: found.assigneeId,
          role: found.clock.escalatedRole ?? found.holder,
          state: found.state,
          visible: true,
        },
      },
    ],
    timer: null,
    permission: null,
    is_response: false,
  })
  if (moved.length === 0) throw errors.conflict('changed-meanwhile')
  app.events.wake()
}
