import type { LoggedEvent } from '../../kernel/events/event.js'
import type { Notice } from './queue-notices.js'

/** A case as the reader knows it, now and not as it was. */
export interface CaseToTell {
  account_id: string | null
  assignee_id: string | null
  number: string
  language: string
  service: string
  state: string
}

const residentTemplates: Readonly<Record<string, string>> = {
  'application.filed': 'notice.filed',
  'application.moved': 'notice.moved',
  'application.closed': 'notice.closed',
  'application.reopened': 'notice.moved',
  'application.noted': 'notice.noted',
  'application.overdue': 'notice.overdue',
  'application.escalated': 'notice.escalated',
}

export const toldEvents: readonly string[] = Object.keys(residentTemplates)

/** What the reader found out beside the event. */
export interface Surroundings {
  staffLanguage: string
  /** Those who hold the role that the case was raised to. */
  raisedTo: readonly string[]
  /** The same step was told as a passed limit; nobody is to hear it in two ways. */
  isToldAsOverdue: boolean
}

/**
 * Who is told of what happened to a case: the person who filed it, of what they may see and did not do
 * themselves; whoever it is with, when it comes to them, runs late or is raised.
 */
export function caseNotices(
  event: LoggedEvent,
  found: CaseToTell,
  { staffLanguage, raisedTo, isToldAsOverdue }: Surroundings,
): Notice[] {
  const state = textOf(event.data['state']) ?? found.state
  const params = { number: found.number, service: found.service, state }
  const common = { eventId: event.id, kind: 'case', params } as const
  const notices: Notice[] = []
  const template = isRaised(event) ? 'notice.escalated' : residentTemplates[event.type]
  const isFiled = event.type === 'application.filed'
  const isOwn = event.actor.kind === 'resident' && !isFiled
  const isTold = !isOwn && !isToldAsOverdue && isVisible(event)
  if (template !== undefined && found.account_id !== null && isTold) {
    notices.push({
      ...common,
      recipientId: found.account_id,
      audience: 'resident',
      template,
      language: found.language,
      // Whoever files at night is awake and waits for the number.
      urgent: isFiled,
    })
  }
  const staff = staffTold(event, found, isToldAsOverdue ? null : found.assignee_id)
  const people = new Set([...(staff ? [staff.id] : []), ...(isRaised(event) ? raisedTo : [])])
  for (const recipientId of people) {
    if (recipientId === event.actor.id) continue
    const staffTemplate = staff?.template ?? 'notice.staff.escalated'
    notices.push({
      ...common,
      recipientId,
      audience: 'staff',
      template: staffTemplate,
      language: staffLanguage,
    })
  }
  return notices
}

function staffTold(
  event: LoggedEvent,
  found: CaseToTell,
  toldHolder: string | null,
): { id: string; template: string } | undefined {
  const given = textOf(event.data['assigneeId'])
  if (event.type === 'application.overdue' && found.assignee_id !== null)
    return { id: found.assignee_id, template: 'notice.staff.overdue' }
  const raisedFor = given ?? toldHolder
  if (isRaised(event) && raisedFor !== null)
    return { id: raisedFor, template: 'notice.staff.escalated' }
  const isGiven = event.type === 'application.moved' || event.type === 'application.noted'
  return isGiven && given !== undefined
    ? { id: given, template: 'notice.staff.assigned' }
    : undefined
}

/** The role whose holders a ladder of escalation wants told; undefined when one person got the case. */
export function roleTold(event: LoggedEvent): string | undefined {
  if (event.type !== 'application.escalated' || event.data['notify'] === false) return undefined
  return textOf(event.data['assigneeId']) === undefined ? textOf(event.data['role']) : undefined
}

const isRaised = (event: LoggedEvent): boolean =>
  event.type === 'application.escalated' || event.data['action'] === 'escalate'

const isVisible = (event: LoggedEvent): boolean => event.data['visible'] !== false

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
