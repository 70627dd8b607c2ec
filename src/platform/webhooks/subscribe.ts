import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import type { Actor } from '../../kernel/events/event.js'
import { isUuid } from '../../kernel/http/uuid-pattern.js'
import type { App } from '../app.js'
import { faultOfUrl } from './check-target.js'
import { sealSecret } from './seal-secret.js'
import { isSharedType } from './shared-events.js'
import { makeSecret } from './signature.js'
import { subscriptionEvent } from './subscription-event.js'
import { findSubscription, insertSubscription } from './subscription-store.js'

export interface SubscriptionWish {
  /** Minted with the form or from the idempotency key: asked twice, it is made once. */
  id: string
  tenantId: number
  clientId: string
  url: string
  types: readonly string[]
  actor: Actor
}

/** The secret, once; nothing when the same was asked before. */
export type Subscribed = { ok: true; secret: string | undefined } | { ok: false; faults: Fault[] }

const mostPerClient = 10

/** Makes a subscription. What happened before it is not sent: for that there is the feed. */
export async function subscribe(app: App, wish: SubscriptionWish): Promise<Subscribed> {
  const { id, tenantId, clientId, types, actor } = wish
  if (!isUuid(id)) throw errors.badRequest([{ path: 'id', code: 'fault.pattern' }])
  const url = wish.url.trim()
  const faults: Fault[] = []
  const wrong =
    url === '' ? 'empty' : faultOfUrl(url, { allowsPrivate: app.config.privateWebhooks })
  if (wrong !== undefined) {
    const code = wrong === 'empty' ? 'fault.required-text' : `webhooks.fault.${wrong}`
    faults.push({ path: 'url', code })
  }
  if (!types.every(isSharedType)) faults.push({ path: 'types', code: 'fault.enum' })
  if (faults.length > 0) return { ok: false, faults }
  const secret = makeSecret()
  return app.database.transaction({ tenant: tenantId }, async (tx): Promise<Subscribed> => {
    const sealed = sealSecret(app.keys, id, secret)
    const [made] = await tx.rows(
      insertSubscription([id, clientId, url, [...types], sealed, mostPerClient]),
    )
    if (made) {
      const at = app.clock()
      await tx.rows(subscriptionEvent({ type: 'webhook.made', id, clientId, actor, at }))
      app.events.wake()
      return { ok: true, secret }
    }
    const [before] = await tx.rows(findSubscription([id, clientId]))
    if (before && before.url !== url) throw errors.keyReused()
    if (before) return { ok: true, secret: undefined }
    const params = { most: mostPerClient }
    return { ok: false, faults: [{ path: 'url', code: 'clients.fault-too-many', params }] }
  })
}
