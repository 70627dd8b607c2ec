import type { LoggedEvent } from '../../kernel/events/event.js'

/**
 * What integrators are told. The list is positive, so that a new kind of event or a new field stays
 * inside until someone decides that it may go out. `application.about` is not on it: it tells of a
 * person's age or disability beside the id of their case.
 */
export const sharedTypes = [
  'application.filed',
  'application.moved',
  'application.noted',
  'application.closed',
  'application.reopened',
  'application.rated',
  'application.overdue',
  'application.escalated',
  'application.appealed',
] as const

/** Facts of a case and nothing of a person: neither who acted nor who is to act. */
const sharedData = [
  'number',
  'version',
  'action',
  'from',
  'state',
  'outcome',
  'onTime',
  'dueAt',
  'rating',
] as const
const sharedDimensions = ['service', 'category', 'department'] as const

export const isSharedType = (text: string): boolean => sharedTypes.some((type) => type === text)

/** An event as it leaves the city: CloudEvents 1.0, structured. */
export interface CloudEvent {
  specversion: '1.0'
  id: string
  source: string
  type: string
  subject: string
  time: string
  datacontenttype: 'application/json'
  /** Extensions: when the log took it in, its position, the ward, what kind of actor, which way. */
  recordedtime: string
  sequence: string
  ward?: string
  actorkind: string
  channel: string
  data: Readonly<Record<string, unknown>>
}

/** The event as a CloudEvent, with the fields that may go out. `source` is the tenant's API root. */
export function toCloudEvent(event: LoggedEvent, source: string): CloudEvent {
  return {
    specversion: '1.0',
    id: event.id,
    source,
    type: event.type,
    subject: `${event.subject.kind}/${event.subject.id}`,
    time: event.occurredAt.toISOString(),
    datacontenttype: 'application/json',
    recordedtime: event.recordedAt.toISOString(),
    // Twenty digits, so that texts sort as the numbers do.
    sequence: String(event.position).padStart(20, '0'),
    ...(event.wardId !== null && { ward: event.wardId }),
    actorkind: event.actor.kind,
    channel: event.channel,
    data: { ...pick(event.dimensions, sharedDimensions), ...pick(event.data, sharedData) },
  }
}

export const sourceOf = (publicUrl: string, tenantId: number): string =>
  `${publicUrl.replace(/\/$/, '')}/api/v1/tenants/${tenantId}`

const pick = (from: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]]))
