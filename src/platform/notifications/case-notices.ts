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
  'application.appealed': 'notice.appeal.filed',
  'appeal.hearing': 'notice.appeal.hearing',
  'appeal.decided': 'notice.appeal.decided',
  'appeal.overdue': 'notice.appeal.overdue',
}

export const caseEvents: readonly string[] = [
  ...Object.keys(residentTemplates),
  'application.reminder',
]

/** What the person asked for in due form, and is told that the office has it. */
const acknowledged: ReadonlySet<string> = new Set(['application.filed', 'application.appealed'])

/** What the reader found out beside the event. */
export interface Surroundings {
  staffLanguage: string
  /** Where the city's desk is, within the site. */
  desk: string
  /** Those who hold the role that the case was raised to, or that hears its appeal. */
  raisedTo: readonly string[]
  /** The same step was told as a passed limit; nobody is to hear it in two ways. */
  isToldAsOverdue: boolean
}

/**
 * Who is told of what happened to a case: the person who filed it, of what they may see and did not do
 * themselves, or asked for in due form; whoever it is with, when it comes to them, runs late or is
 * raised; and the authority of an appeal.
 */
export function caseNotices(
  event: LoggedEvent,
  found: CaseToTell,
  { staffLanguage, desk, raisedTo, isToldAsOverdue }: Surroundings,
): Notice[] {
  const state = textOf(event.data['state']) ?? found.state
  const at = event.type === 'appeal.hearing' ? textOf(event.data['at']) : undefined
  const params = { number: found.number, service: found.service, state, ...(at && { at }) }
  const common = { eventId: event.id, kind: 'case', params } as const
  const notices: Notice[] = []
  const template = isRaised(event) ? 'notice.escalated' : residentTemplates[event.type]
  const isFiled = event.type === 'application.filed'
  const isOwn = event.actor.kind === 'resident' && !acknowledged.has(event.type)
  const isTold = !isOwn && !isToldAsOverdue && isVisible(event)
  if (template !== undefined && found.account_id !== null && isTold && !isToldAsOrder(event)) {
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
  const people = new Set([...(staff ? [staff.id] : []), ...raisedTo])
  for (const recipientId of people) {
    if (recipientId === event.actor.id) continue
    const path = appealPath(event, desk)
    notices.push({
      ...common,
      kind: event.type === 'application.reminder' ? 'reminder' : 'case',
      params: { ...params, ...(path && { path }) },
      recipientId,
      audience: 'staff',
      template: staff?.template ?? (path ? 'notice.staff.appealed' : 'notice.staff.escalated'),
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
  if (event.type === 'application.reminder' && found.assignee_id !== null) {
    const isAsked = event.data['by'] === 'applicant'
    return { id: found.assignee_id, template: `notice.staff.${isAsked ? 'reminded' : 'due-soon'}` }
  }
  const raisedFor = given ?? toldHolder
  if (isRaised(event) && raisedFor !== null)
    return { id: raisedFor, template: 'notice.staff.escalated' }
  const isGiven = event.type === 'application.moved' || event.type === 'application.noted'
  return isGiven && given !== undefined
    ? { id: given, template: 'notice.staff.assigned' }
    : undefined
}

/**
 * The role that hears an appeal, or whose holders a ladder of escalation wants told; undefined when
 * one person got the case.
 */
export function roleTold(event: LoggedEvent): string | undefined {
  if (event.type === 'application.appealed') return textOf(event.data['role'])
  if (event.type !== 'application.escalated' || event.data['notify'] === false) return undefined
  return textOf(event.data['assigneeId']) === undefined ? textOf(event.data['role']) : undefined
}

const isRaised = (event: LoggedEvent): boolean =>
  event.type === 'application.escalated' || event.data['action'] === 'escalate'

/** An order that opens a case again is one act and is told as the decision. */
const isToldAsOrder = (event: LoggedEvent): boolean =>
  event.type === 'application.reopened' && event.data['action'] === 'appeal-decided'

/** Where the authority finds the appeal that was filed. */
function appealPath({ type, data }: LoggedEvent, desk: string): string | undefined {
  const id = type === 'application.appealed' ? textOf(data['appealId']) : undefined
  return id && `${desk}/appeal/${id}`
}

const isVisible = (event: LoggedEvent): boolean => event.data['visible'] !== false

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
