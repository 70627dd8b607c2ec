import { errors } from '../../kernel/errors/errors.js'
import type { Actor } from '../../kernel/events/event.js'
import type { App } from '../app.js'
import { replayDelivery } from './delivery-store.js'
import { startCourier } from './start-courier.js'
import { subscriptionEvent } from './subscription-event.js'
import { turnSubscription, type SubscriptionRow } from './subscription-store.js'

const turns = {
  paused: { from: ['active'], to: 'paused' },
  resumed: { from: ['paused', 'disabled'], to: 'active' },
  removed: { from: ['active', 'paused', 'disabled'], to: 'removed' },
} as const

export type Turn = keyof typeof turns

/** Pauses, resumes or removes a subscription. Throws `changed-meanwhile` when it is no longer open to it. */
export async function turn(
  app: App,
  given: { tenantId: number; row: SubscriptionRow; turn: Turn; actor: Actor },
): Promise<void> {
  const { tenantId, row, actor } = given
  const { from, to } = turns[given.turn]
  await app.database.transaction({ tenant: tenantId }, async (tx) => {
    const [hit] = await tx.rows(turnSubscription([row.id, [...from], to, null]))
    if (!hit) throw errors.conflict('changed-meanwhile')
    const type = `webhook.${given.turn}`
    const at = app.clock()
    await tx.rows(subscriptionEvent({ type, id: row.id, clientId: row.client_id, actor, at }))
    if (to === 'active') await tx.rows(startCourier(tenantId, row.id))
  })
  app.events.wake()
  app.jobs.wake()
}

/** Sends a delivery again, with all its tries before it. Throws `not-found` when there is none. */
export async function replay(
  app: App,
  given: { tenantId: number; row: SubscriptionRow; deliveryId: string },
): Promise<void> {
  const { tenantId, row, deliveryId } = given
  await app.database.transaction({ tenant: tenantId }, async (tx) => {
    const [hit] = await tx.rows(replayDelivery([row.id, deliveryId, new Date(0)]))
    if (!hit) throw errors.notFound()
    await tx.rows(startCourier(tenantId, row.id))
  })
  app.jobs.wake()
}
