import { uuidv7 } from 'uuidv7'
import type { Statement } from '../../kernel/db/statement.js'
import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import type { Channel } from '../../kernel/events/event.js'
import type { SignedIn } from '../access/grant.js'
import type { App } from '../app.js'
import { cleanText } from '../service-kit/clean-text.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { Action, State } from '../service-kit/workflow.js'
import type { Tenant } from '../tenancy/tenant.js'
import { actOnCase, actTogether, type ActRow } from './act-store.js'
import { actsFor, possibleActions } from './actor.js'
import type { Case } from './case.js'
import { changeOfCase, type CaseChange } from './case-change.js'
import { turnClock, type Turned } from './case-clock.js'
import { caseEnd, undoneEnd } from './case-end.js'
import { findStepByCommand } from './case-store.js'
import { timerRow } from './case-timer.js'
import { nextMoment } from './next-moment.js'
import { permissionOf } from './permission.js'
import { levelIn } from './service-level.js'
import { categoryOf, planIn, serviceTime, type ServiceTime } from './time-plan.js'

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
  /** A rule of the city acts, in the place of whoever of its staff may. */
  isRule?: boolean
  channel: Channel
  /** The same command twice is one act. */
  commandId?: string
  /** Written in the same transaction, before the act; a guard of it that hits no row refuses the act. */
  together?: readonly Statement[]
  /** When it was done in the world, for what was noted without network; absent means now. */
  occurredAt?: Date
  now: Date
}

/**
 * Acts on a case. Throws `forbidden` when the person may not, `invalid` with every missing need,
 * and `changed-meanwhile` when someone acted first.
 */
export async function actOnApplication(app: App, given: ActCommand): Promise<void> {
  const command = withCleanNote(given)
  const { tenant, service, found, actionId, input, person, isApplicant, commandId } = command
  const { isRule = false } = command
  if (found.version !== command.seenVersion) return requireDone(app, command)
  const reopenDays = tenant.settings.reopenDays ?? service.reopenDays ?? 0
  const facts = { now: command.now, reopenDays }
  const possible = possibleActions(service, found, { person, isApplicant, isRule }, facts)
  const action = possible.find((each) => each.id === actionId)?.action
  if (!action) throw errors.forbidden()
  const faults = missingNeeds(action, input)
  if (faults.length > 0) throw errors.invalid(faults)

  const target = service.workflow.states[action.to ?? found.state]
  if (!target) throw new Error(`${service.id} has no state ${action.to}`)
  const category = await categoryOf(app, tenant.id, service, found.category)
  const time = await serviceTime(app, tenant, service, category)
  const turned = turn(command, action, target, time)
  const actorKind = isApplicant ? 'resident' : (person?.kind ?? 'system')
  const actorName = isApplicant ? null : (person?.name ?? null)
  const occurredAt = (command.occurredAt ?? command.now).toISOString()
  const change = changeOf(command, action, target, turned)
  const event = {
    id: uuidv7(),
    type: eventType(actionId, action, target),
    actor_kind: actorKind,
    actor_id: person?.accountId ?? null,
    channel: command.channel,
    occurred_at: occurredAt,
    dimensions: { service: found.service, category: found.category, department: change.department },
    data: eventData(command, action, target, turned.dueAt),
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
    data: stepData(input, isApplicant ? undefined : actsFor(service, action, found, person)),
    command_id: commandId ?? null,
    occurred_at: occurredAt,
  }
  const timer = nextTimer(command, change, time, turned)
  const permission =
    target.outcome === 'granted' ? permissionOf(app.country, service, found, command.now) : null
  const is_response = actorKind === 'staff' && actionId !== 'note'
  const row: ActRow = { change, step, events: [event], timer, permission, is_response }
  const { together } = command
  const moved = together
    ? await actInFlight(app, tenant.id, together, row)
    : await actOnCase(app.database, tenant.id, row)
  if (moved.length === 0) return requireDone(app, command)
  app.events.wake()
  if (timer) app.jobs.wake()
}

/** The act as a part of a longer flight; nothing comes back when a guard of it hit no row. */
async function actInFlight(app: App, tenant: number, together: readonly Statement[], row: ActRow) {
  try {
    return await app.database.flight({ tenant }, [...together, actTogether(row)])
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'NG001') return []
    throw error
  }
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

function turn(command: ActCommand, action: Action, target: State, time: ServiceTime): Turned {
  const { found, service, actionId, now } = command
  const from = service.workflow.states[found.state]
  return turnClock(time.measure, {
    found,
    from,
    fromLevel: levelIn(from, time.categoryLevel),
    target,
    targetName: action.to ?? found.state,
    targetLevel: levelIn(target, time.categoryLevel),
    isReopened: actionId === 'reopen',
    now,
  })
}

/** A case whose limit did not move keeps the timer that it has. */
function nextTimer(command: ActCommand, change: CaseChange, time: ServiceTime, turned: Turned) {
  const { tenant, service, found, now } = command
  const { dueAt, clock } = turned
  const isSame =
    dueAt?.getTime() === found.dueAt?.getTime() && clock.legalAt === found.clock.legalAt
  if (isSame || !change.open) return null
  const plan = planIn(time, service, change.state)
  return timerRow(tenant.id, found.id, nextMoment(plan, { open: true, dueAt, clock }, now))
}

function changeOf(command: ActCommand, action: Action, target: State, turned: Turned): CaseChange {
  const { found, input, actionId, service } = command
  const isTaken = input.assigneeId !== undefined
  // Whoever asked the applicant has the case again when the answer comes.
  const wasWaiting = service.workflow.states[found.state]?.waitsForApplicant === true
  const isHandedOn = action.to !== undefined && action.to !== found.state && !wasWaiting
  const losesAssignee = isHandedOn && target.holder !== undefined && !isTaken
  const assignee = isTaken
    ? { assignee_id: input.assigneeId ?? null, assignee_name: input.assigneeName ?? null }
    : losesAssignee && { assignee_id: null, assignee_name: null }
  return changeOfCase(found, target, {
    state: action.to ?? found.state,
    department: input.department ?? found.department,
    holder: target.holder ?? null,
    ...assignee,
    escalation: found.escalation + (actionId === 'escalate' ? 1 : 0),
    is_escalated: actionId === 'escalate',
    due_at: turned.dueAt?.toISOString() ?? null,
    rest_ms: turned.restMs,
    clock: turned.clock,
    is_fresh: turned.isFresh,
    open: target.outcome === undefined,
    outcome: target.outcome ?? null,
    // Opened again, it can be rated again.
    rating: actionId === 'reopen' ? null : (input.rating ?? found.rating),
    photos: input.photos ?? 0,
    reopened: actionId === 'reopen' ? 1 : 0,
  })
}

/** What is counted: ends by their outcome, a re-opening, a rating; everything else is an act. */
function eventType(actionId: string, action: Action, target: State): string {
  if (actionId === 'rate') return 'application.rated'
  if (actionId === 'reopen') return 'application.reopened'
  if (action.to !== undefined && target.outcome !== undefined) return 'application.closed'
  return action.to === undefined ? 'application.noted' : 'application.moved'
}

function eventData(command: ActCommand, action: Action, target: State, dueAt: Date | null) {
  const { found, input, actionId } = command
  return {
    action: actionId,
    from: found.state,
    state: action.to ?? found.state,
    outcome: target.outcome ?? null,
    visible: action.plain !== undefined,
    assigneeId: input.assigneeId ?? null,
    rating: input.rating ?? null,
    onTime: caseEnd(target, found.dueAt, command.now)?.onTime ?? null,
    // A note on a closed case undoes nothing.
    undoes: action.to !== undefined && action.to !== found.state ? undoneEnd(found) : null,
    dueAt: dueAt?.toISOString() ?? null,
  }
}

const stepData = (input: ActInput, actingFor: string | undefined): Record<string, unknown> => ({
  ...(actingFor !== undefined && { actingFor }),
  ...(input.reason !== undefined && { reason: input.reason }),
  ...(input.assigneeName !== undefined && { assignee: input.assigneeName }),
  ...(input.departmentName !== undefined && { department: input.departmentName }),
  ...(input.rating !== undefined && { rating: input.rating }),
  ...(input.photos !== undefined && input.photos > 0 && { photos: input.photos }),
})
