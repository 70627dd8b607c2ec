import { uuidv7 } from 'uuidv7'
import { casesToReturn, noteHandedOver, type ActingRow } from '../../access/acting-store.js'
import type { App } from '../../app.js'
import { actOnCase } from '../../applications/act-store.js'
import { changeOfCase } from '../../applications/case-change.js'
import { loadCaseById } from '../../applications/load-case.js'

interface Mover {
  kind: 'staff' | 'system'
  id: string | null
  name: string | null
}

interface Move {
  caseId: string
  from: { id: string; name: string }
  to: { id: string; name: string }
  action: 'handed-over' | 'given-back'
  by: Mover
}

/** Moves one open case from one assignee to another; false when it is no longer with the first. */
async function moveCase(app: App, tenantId: number, move: Move): Promise<boolean> {
  const { caseId, from, to, action, by } = move
  const { found, service } = await loadCaseById(app, tenantId, caseId)
  const state = service.workflow.states[found.state]
  if (!state || !found.open || found.assigneeId !== from.id) return false
  const occurredAt = app.clock().toISOString()
  const moved = await actOnCase(app.database, tenantId, {
    change: changeOfCase(found, state, { assignee_id: to.id, assignee_name: to.name }),
    step: {
      action,
      from_state: found.state,
      to_state: found.state,
      actor_kind: by.kind,
      actor_id: by.id,
      actor_name: by.name,
      visible: true,
      data: { assignee: to.name, absent: action === 'handed-over' ? from.name : to.name },
      occurred_at: occurredAt,
    },
    events: [
      {
        id: uuidv7(),
        type: 'application.noted',
        actor_kind: by.kind,
        actor_id: by.id,
        channel: by.kind === 'system' ? 'system' : 'web',
        occurred_at: occurredAt,
        dimensions: {
          service: found.service,
          category: found.category,
          department: found.department,
        },
        // Nobody outside is told by message: for the applicant nothing has happened.
        data: { action, state: found.state, visible: false, assigneeId: to.id },
      },
    ],
    timer: null,
    permission: null,
    is_response: false,
  })
  return moved.length > 0
}

/** Hands these open cases of the absent to who acts for them; gives how many moved. */
export async function handOver(
  app: App,
  tenantId: number,
  charge: ActingRow,
  given: { caseIds: readonly string[]; by: Mover },
): Promise<number> {
  let moved = 0
  for (const caseId of given.caseIds) {
    // Noted first: a process that dies in between notes what did not move, which does no harm.
    await app.database.write({ tenant: tenantId }, noteHandedOver([charge.id, caseId]))
    const isMoved = await moveCase(app, tenantId, {
      caseId,
      from: { id: charge.absent_id, name: charge.absent_name },
      to: { id: charge.acting_id, name: charge.acting_name },
      action: 'handed-over',
      by: given.by,
    })
    if (isMoved) moved += 1
  }
  app.events.wake()
  return moved
}

/** At the end of a charge: what was handed over and is still open goes back, if that was agreed. */
export async function giveBack(
  app: App,
  tenantId: number,
  charge: ActingRow,
  by: Mover,
): Promise<void> {
  if (!charge.comes_back) return
  const scope = { tenant: tenantId }
  const rows = await app.database.read(scope, casesToReturn([charge.id, charge.acting_id]))
  for (const { id } of rows) {
    await moveCase(app, tenantId, {
      caseId: id,
      from: { id: charge.acting_id, name: charge.acting_name },
      to: { id: charge.absent_id, name: charge.absent_name },
      action: 'given-back',
      by,
    })
  }
  app.events.wake()
}
