import { randomInt, randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import type { Channel } from '../../kernel/events/event.js'
import { withCheckDigit } from '../../kernel/public-number/index.js'
import type { SignedIn } from '../access/grant.js'
import type { App } from '../app.js'
import { cleanText } from '../service-kit/clean-text.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { Action, State } from '../service-kit/workflow.js'
import type { Tenant } from '../tenancy/tenant.js'
import { actOnCase } from './act-store.js'
import { possibleActions } from './actor.js'
import type { Case } from './case.js'
import { findStepByCommand } from './case-store.js'
import { levelOf, ordinaryLevel } from './category.js'
import { dueAt } from './service-level.js'

/** What the person who acts gave. */
export interface ActInput {
  note?: string
  reason?: string
  rating?: number
  assigneeId?: string
  assigneeName?: string
  department?: string
  departmentName?: string
  photos?: number
}

export interface ActCommand {
  tenant: Tenant
  service: ServiceDeclaration
  found: Case
  /** The version that the person saw; anything newer refuses the act. */
  seenVersion: number
  actionId: string
  input: ActInput
  person: SignedIn | undefined
  isApplicant: boolean
  channel: Channel
  /** The same command twice is one act. */
  commandId?: string
  now: Date
}

/**
 * Acts on a case. Throws `forbidden` when the person may not, `invalid` with every missing need,
 * and `changed-meanwhile` when someone acted first.
 */
export async function actOnApplication(app: App, given: ActCommand): Promise<void> {
  const command = withCleanNote(given)
  const { tenant, service, found, actionId, input, person, isApplicant, commandId } = command
  if (found.version !== command.seenVersion) return requireDone(app, command)
  const reopenDays = tenant.settings.reopenDays ?? service.reopenDays ?? 0
  const facts = { now: command.now, reopenDays }
  const possible = possibleActions(service, found, { person, isApplicant }, facts)
  const action = possible.find((each) => each.id === actionId)?.action
  if (!action) throw errors.forbidden()
  const faults = missingNeeds(action, input)
  if (faults.length > 0) throw errors.invalid(faults)

  const target = service.workflow.states[action.to ?? found.state]
  if (!target) throw new Error(`${service.id} has no state ${action.to}`)
  const tree = Object.values(service.form).find((field) => field.kind === 'tree')
  const category =
    tree && found.category !== null
      ? await app.masterData.find(tenant.id, tree.master, found.category)
      : undefined
  const due = nextDue(command, action, target, () =>
    dueAt(app.country, tenant, target, levelOf(category) ?? ordinaryLevel, command.now),
  )
  const actorKind = isApplicant ? 'resident' : (person?.kind ?? 'system')
  const actorName = isApplicant ? null : (person?.name ?? null)
  const occurredAt = command.now.toISOString()
  const change = changeOf(command, action, target, due)
  const event = {
    id: uuidv7(),
    type: eventType(actionId, action, target),
    actor_kind: actorKind,
    actor_id: person?.accountId ?? null,
    channel: command.channel,
    occurred_at: occurredAt,
    dimensions: { service: found.service, category: found.category, department: change.department },
    data: eventData(command, action, target, due),
  }
  const step = {
    action: actionId,
    from_state: found.state,
    to_state: change.state,
    actor_kind: actorKind,
    actor_id: person?.accountId ?? null,
    actor_name: actorName,
    visible: action.plain !== undefined,
    note: input.note ?? null,
    data: stepData(input),
    command_id: commandId ?? null,
    occurred_at: occurredAt,
  }
  const newTimer = due !== undefined && due.getTime() !== found.dueAt?.getTime()
  const timer = newTimer
    ? { id: randomUUID(), task: 'service.due', run_at: due.toISOString() }
    : null
  const permission = target.outcome === 'granted' ? permissionOf(app, command) : null
  const is_response = actorKind === 'staff' && actionId !== 'note'
  const moved = await actOnCase(app.database, tenant.id, {
    change,
    step,
    event,
    timer,
    permission,
    is_response,
  })
  if (moved.length === 0) return requireDone(app, command)
  app.events.wake()
  if (newTimer) app.jobs.wake()
}

/**
 * The case is not at the version that was seen: because this very command was done before (its
 * answer was lost on the way), or because someone else acted. Throws `changed-meanwhile` then.
 */
async function requireDone(app: App, { tenant, found, commandId }: ActCommand): Promise<void> {
  const done =
    commandId === undefined
      ? []
      : await app.database.read({ tenant: tenant.id }, findStepByCommand([found.id, commandId]))
  if (done.length === 0) throw errors.conflict('changed-meanwhile')
}

/** A note of a script may hold what PostgreSQL cannot store, or what misleads its reader. */
function withCleanNote(command: ActCommand): ActCommand {
  const { note } = command.input
  if (note === undefined) return command
  return { ...command, input: { ...command.input, note: cleanText(note) } }
}

/** Every need that was not met, each with its field. */
export function missingNeeds(action: Action, input: ActInput): Fault[] {
  const faults: Fault[] = []
  for (const need of action.needs ?? []) {
    if (need === 'reason') {
      const ok =
        input.reason !== undefined &&
        (!action.reasons || Object.hasOwn(action.reasons, input.reason))
      if (!ok) faults.push({ path: 'reason', code: 'fault.reason-required' })
    }
    if (need === 'note' && (input.note ?? '') === '') {
      faults.push({ path: 'note', code: 'fault.note-required' })
    }
    if (need === 'photo' && (input.photos ?? 0) === 0) {
      faults.push({ path: 'photo', code: 'fault.file-required' })
    }
    if (need === 'assignee' && input.assigneeId === undefined) {
      faults.push({ path: 'assignee', code: 'fault.assignee-required' })
    }
    if (need === 'department' && input.department === undefined) {
      faults.push({ path: 'department', code: 'fault.department-required' })
    }
    if (need === 'rating' && !(input.rating && input.rating >= 1 && input.rating <= 5)) {
      faults.push({ path: 'rating', code: 'fault.rating-required' })
    }
  }
  if (Array.from(input.note ?? '').length > 2_000) {
    faults.push({ path: 'note', code: 'fault.too-long', params: { most: 2_000 } })
  }
  return faults
}

/**
 * The clock: a new state starts its own, a wait for the applicant stops it, and what was left goes
 * on afterwards. A category's level is promised from filing to the end: passing it on wins no time.
 */
function nextDue(
  { found, actionId, now }: ActCommand,
  action: Action,
  target: State,
  fresh: () => Date | undefined,
): Date | undefined {
  if (target.outcome !== undefined || target.waitsForApplicant) return undefined
  if (action.to === undefined || action.to === found.state) return found.dueAt ?? undefined
  if (target.level !== 'category' || actionId === 'reopen') return fresh()
  if (found.restMs !== null) return new Date(now.getTime() + found.restMs)
  return found.dueAt ?? fresh()
}

/** What is left of the time when the office begins to wait; kept while it waits. */
function restOf({ found, now }: ActCommand, target: State): number | null {
  if (!target.waitsForApplicant) return null
  return found.dueAt === null ? found.restMs : Math.max(0, found.dueAt.getTime() - now.getTime())
}

function changeOf(command: ActCommand, action: Action, target: State, due: Date | undefined) {
  const { found, input, actionId, service } = command
  const isTaken = input.assigneeId !== undefined
  // Whoever asked the applicant has the case again when the answer comes.
  const wasWaiting = service.workflow.states[found.state]?.waitsForApplicant === true
  const isHandedOn = action.to !== undefined && action.to !== found.state && !wasWaiting
  const losesAssignee = isHandedOn && target.holder !== undefined && !isTaken
  return {
    id: found.id,
    version: command.seenVersion,
    state: action.to ?? found.state,
    department: input.department ?? found.department,
    holder: target.holder ?? null,
    assignee_id: isTaken ? input.assigneeId : losesAssignee ? null : found.assigneeId,
    assignee_name: isTaken
      ? (input.assigneeName ?? null)
      : losesAssignee
        ? null
        : found.assigneeName,
    escalation: found.escalation + (actionId === 'escalate' ? 1 : 0),
    due_at: due?.toISOString() ?? null,
    rest_ms: restOf(command, target),
    paused: target.waitsForApplicant === true,
    open: target.outcome === undefined,
    outcome: target.outcome ?? null,
    // Opened again, it can be rated again.
    rating: actionId === 'reopen' ? null : (input.rating ?? found.rating),
    photos: input.photos ?? 0,
    reopened: actionId === 'reopen' ? 1 : 0,
  }
}

/** What is counted: ends by their outcome, a re-opening, a rating; everything else is an act. */
function eventType(actionId: string, action: Action, target: State): string {
  if (actionId === 'rate') return 'application.rated'
  if (actionId === 'reopen') return 'application.reopened'
  if (action.to !== undefined && target.outcome !== undefined) return 'application.closed'
  return action.to === undefined ? 'application.noted' : 'application.moved'
}

function eventData(command: ActCommand, action: Action, target: State, due: Date | undefined) {
  const { found, input, actionId } = command
  return {
    action: actionId,
    from: found.state,
    state: action.to ?? found.state,
    outcome: target.outcome ?? null,
    visible: action.plain !== undefined,
    assigneeId: input.assigneeId ?? null,
    rating: input.rating ?? null,
    onTime: isDone(target) && found.dueAt !== null ? command.now <= found.dueAt : null,
    dueAt: due?.toISOString() ?? null,
  }
}

/** Only what the office brought to an end counts for its promise; a withdrawal does not. */
const isDone = ({ outcome }: State) =>
  outcome === 'resolved' || outcome === 'granted' || outcome === 'refused'

const stepData = (input: ActInput): Record<string, unknown> => ({
  ...(input.reason !== undefined && { reason: input.reason }),
  ...(input.assigneeName !== undefined && { assignee: input.assigneeName }),
  ...(input.departmentName !== undefined && { department: input.departmentName }),
  ...(input.rating !== undefined && { rating: input.rating }),
  ...(input.photos !== undefined && input.photos > 0 && { photos: input.photos }),
})

function permissionOf(app: App, command: ActCommand) {
  const { service, found, now } = command
  if (!service.issues) return null
  const from = app.country.calendar.legalDateOf(now)
  const end = new Date(`${from}T00:00:00Z`)
  const day = end.getUTCDate()
  end.setUTCMonth(end.getUTCMonth() + service.issues.validForMonths)
  // 30 November plus three months ends on the last day of February.
  if (end.getUTCDate() !== day) end.setUTCDate(0)
  return {
    id: uuidv7(),
    register: service.issues.register,
    number: withCheckDigit(String(randomInt(1_000_000_000, 9_999_999_999))),
    holder_party_id: found.partyId,
    valid_from: from,
    valid_to: end.toISOString().slice(0, 10),
    facts: { answers: found.answers },
  }
}
