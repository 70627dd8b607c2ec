import { randomUUID } from 'node:crypto'
import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import { toEvent } from '../../kernel/events/log-store.js'
import type { JobHandler } from '../../kernel/jobs/job-runner.js'
import type { App } from '../app.js'
import {
  eventAt,
  firstWaiting,
  forgetDelivered,
  markDelivered,
  markFailed,
  type DeliveryRow,
} from './delivery-store.js'
import { disableSubscription } from './disable-subscription.js'
import { giveUpAfterMs, waitAfter } from './retry-plan.js'
import { sendWebhook, type Outcome } from './send-webhook.js'
import { openSecret } from './seal-secret.js'
import { sourceOf, toCloudEvent } from './shared-events.js'
import { signWebhook } from './signature.js'
import { startCourier } from './start-courier.js'
import {
  leaseSubscription,
  releaseSubscription,
  type SubscriptionRow,
} from './subscription-store.js'
import type { TargetPolicy } from './check-target.js'

/** Longer than a run and its last try together, so that two couriers never meet. */
const leaseSeconds = 90
const longestRunMs = 60_000
const mostAtOnce = 100
const crowdedMs = 1_000

export interface Couriers {
  /** The job `webhook.deliver`. It sets out and does not wait: a slow receiver holds nobody else. */
  handler: JobHandler
  /** Resolves when all that are under way have come back. */
  settle(): Promise<void>
}

/**
 * Couriers of this process. Each has one subscription and brings its deliveries one after another, in
 * the order of the log; while the first one fails, those behind it wait.
 */
export function createCouriers(
  app: App,
  policy: TargetPolicy,
  chance: () => number = Math.random,
): Couriers {
  const underWay = new Set<Promise<void>>()
  return {
    async handler({ tenant_id: tenantId, subject_id: id }) {
      if (tenantId === null || id === null) return
      const scope = { tenant: tenantId }
      const [head] = await app.database.read(scope, firstWaiting([id]))
      if (!head) return
      if (underWay.size >= mostAtOnce || head.next_at > app.clock()) {
        return comeAgain(app, tenantId, id, head)
      }
      await app.database.write('kernel', watch(tenantId, id))
      const [subscription] = await app.database.write(scope, leaseSubscription([id, leaseSeconds]))
      if (!subscription) return
      const run = deliverAll(app, tenantId, subscription, { policy, chance })
        .catch((error: unknown) => app.log.warn({ err: error, subscription: id }, 'a courier fell'))
        .finally(() => underWay.delete(run))
      underWay.add(run)
    },
    async settle() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

interface Way {
  policy: TargetPolicy
  chance: () => number
}

async function deliverAll(
  app: App,
  tenantId: number,
  subscription: SubscriptionRow,
  way: Way,
): Promise<void> {
  const scope = { tenant: tenantId }
  const { id } = subscription
  const until = Date.now() + longestRunMs
  const due = async () => {
    const [head] = await app.database.read(scope, firstWaiting([id]))
    return head && head.next_at <= app.clock() ? head : undefined
  }
  for (let next = await due(); next && Date.now() < until; next = await due()) {
    const goesOn = await deliverOne(app, tenantId, subscription, next, way)
    if (!goesOn) break
  }
  await app.database.flight(scope, [releaseSubscription([id]), forgetDelivered()])
  // Looked at after the release: what was queued meanwhile found the lease taken.
  const [head] = await app.database.read(scope, firstWaiting([id]))
  if (head) await comeAgain(app, tenantId, id, head)
}

/** Sends one. True when what is behind it may be sent now. */
async function deliverOne(
  app: App,
  tenantId: number,
  subscription: SubscriptionRow,
  delivery: DeliveryRow,
  { policy, chance }: Way,
): Promise<boolean> {
  const scope = { tenant: tenantId }
  const outcome = await sendOne(app, tenantId, subscription, delivery, policy)
  const now = app.clock()
  if (outcome.error === null) {
    const { status } = outcome
    await app.database.write(scope, markDelivered([delivery.id, subscription.id, status, now]))
    return true
  }
  const wait = waitAfter(delivery.attempts + 1, chance())
  const again = wait === undefined ? null : new Date(now.getTime() + wait)
  const [row] = await app.database.write(
    scope,
    markFailed([delivery.id, subscription.id, outcome.status, outcome.error, now, again]),
  )
  const failingMs = now.getTime() - (row?.failing_since.getTime() ?? now.getTime())
  // 410 Gone says that the receiver wants no more (Standard Webhooks).
  const reason =
    outcome.status === 410 ? 'gone' : failingMs >= giveUpAfterMs ? 'failing' : undefined
  if (reason === undefined) return again === null
  await disableSubscription(app, tenantId, subscription, reason)
  return false
}

async function sendOne(
  app: App,
  tenantId: number,
  subscription: SubscriptionRow,
  delivery: DeliveryRow,
  policy: TargetPolicy,
): Promise<Outcome> {
  const [row] = await app.database.read({ tenant: tenantId }, eventAt([delivery.position]))
  if (!row) return { status: null, error: 'event-missing' }
  const body = JSON.stringify(toCloudEvent(toEvent(row), sourceOf(app.config.publicUrl, tenantId)))
  const { id } = delivery
  const timestamp = Math.floor(app.clock().getTime() / 1_000)
  const secret = openSecret(app.keys, subscription)
  return sendWebhook(
    {
      url: subscription.url,
      body,
      headers: {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'user-agent': 'Nagara-Webhooks/1',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signWebhook(secret, { id, timestamp, body }),
      },
    },
    policy,
  )
}

/** Queues a run for when the first that waits is due: one job for it, whoever notices. */
async function comeAgain(app: App, tenantId: number, id: string, head: DeliveryRow): Promise<void> {
  const wait = head.next_at.getTime() - app.clock().getTime()
  const job =
    wait > 0
      ? { id: derivedUuid('webhook.retry', head.id, head.attempts), after: wait }
      : { id: randomUUID(), after: crowdedMs }
  await app.database.write('kernel', startCourier(tenantId, id, job))
  app.jobs.wake()
}

/** Should this process die, another goes on when the lease has run out: one job for each while. */
function watch(tenantId: number, id: string) {
  const whileMs = leaseSeconds * 1_000
  const count = Math.floor(Date.now() / whileMs)
  const after = (count + 2) * whileMs + 1_000 - Date.now()
  return startCourier(tenantId, id, { id: derivedUuid('webhook.watch', id, count), after })
}
