import type { App } from '../app.js'
import { subscriptionEvent } from './subscription-event.js'
import { turnSubscription, type SubscriptionRow } from './subscription-store.js'

/**
 * Leaves an address alone from which nothing comes back. Its owner sees why on the page of the
 * webhook; what waits goes on waiting and is sent when they turn it on again.
 */
export async function disableSubscription(
  app: App,
  tenantId: number,
  { id, client_id: clientId }: SubscriptionRow,
  reason: 'failing' | 'gone',
): Promise<void> {
  await app.database.transaction({ tenant: tenantId }, async (tx) => {
    const [hit] = await tx.rows(turnSubscription([id, ['active'], 'disabled', reason]))
    if (!hit) return
    const actor = { kind: 'system', id: null } as const
    const at = app.clock()
    await tx.rows(subscriptionEvent({ type: 'webhook.disabled', id, clientId, actor, at, reason }))
  })
  app.log.warn({ tenant: tenantId, subscription: id, reason }, 'a webhook was disabled')
  app.events.wake()
}
