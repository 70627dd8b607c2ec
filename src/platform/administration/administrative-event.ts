import { uuidv7 } from 'uuidv7'
import type { Actor, NewEvent } from '../../kernel/events/event.js'
import { differences } from './difference.js'

/** An administrative act: what was changed, by whom, from what to what. */
export interface AdministrativeAct {
  /** The part of the administration: `list`, `body`, `member`, `role`, `service`, … */
  area: string
  /** What was changed, as people call it: an entry's code, a login, a service. */
  title: string
  /** The record; one that has no UUID of its own is told by the act that changed it. */
  subjectId: string
  actor: Actor & { name: string | null }
  before: unknown
  after: unknown
  why?: string | null
  at: Date
}

/** Every administrative act is this one event, recorded in the transaction of its change. */
export const administrativeEvent = (act: AdministrativeAct): NewEvent => ({
  id: uuidv7(),
  type: 'administration.changed',
  version: 1,
  wardId: null,
  subject: { kind: act.area, id: act.subjectId },
  actor: { kind: act.actor.kind, id: act.actor.id },
  onBehalfOf: null,
  channel: act.actor.kind === 'system' ? 'system' : 'web',
  occurredAt: act.at,
  cause: null,
  dimensions: { area: act.area },
  data: {
    title: act.title,
    by: act.actor.name,
    why: act.why ?? null,
    differences: differences(act.before, act.after),
  },
})
