import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { EventReader } from '../../kernel/events/reader.js'
import { enqueue } from '../../kernel/jobs/job-store.js'
import { queueDeliveries } from './delivery-store.js'
import { sharedTypes } from './shared-events.js'

/** Queues each event for every address that wants it; who is told is decided when it happens. */
export const webhookReader: EventReader = {
  name: 'webhooks',
  types: sharedTypes,
  async handle(tx, tenant, events) {
    const told = events.map(({ id, position, type }) => ({ id, position, type }))
    const last = events.at(-1)?.position ?? 0
    // Due since ever: a clock of this process that goes behind must not hold it back.
    const rows = await tx.rows(queueDeliveries([JSON.stringify(told), new Date(0)]))
    await tx.rows(
      enqueue(
        rows.map(({ subscription_id: id }) => ({
          id: derivedUuid('webhook.deliver', id, last),
          task: 'webhook.deliver',
          tenantId: tenant,
          subjectId: id,
        })),
      ),
    )
  },
}
