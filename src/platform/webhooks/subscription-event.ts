import { uuidv7 } from 'uuidv7'
import type { Actor } from '../../kernel/events/event.js'
import { recordEvents } from '../../kernel/events/log-store.js'
import type { Statement } from '../../kernel/db/statement.js'

/** The event of a change to a subscription, such as `webhook.disabled`. */
export const subscriptionEvent = (given: {
  type: string
  id: string
  clientId: string
  actor: Actor
  at: Date
  reason?: string
}): Statement =>
  recordEvents([
    {
      id: uuidv7(),
      type: given.type,
      version: 1,
      wardId: null,
      subject: { kind: 'webhook', id: given.id },
      actor: given.actor,
      onBehalfOf: null,
      channel:
        given.actor.kind === 'system' ? 'system' : given.actor.kind === 'client' ? 'api' : 'web',
      occurredAt: given.at,
      cause: null,
      dimensions: {},
      data: {
        clientId: given.clientId,
        ...(given.reason !== undefined && { reason: given.reason }),
      },
    },
  ])
