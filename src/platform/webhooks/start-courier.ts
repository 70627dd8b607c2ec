import { randomUUID } from 'node:crypto'
import { enqueue } from '../../kernel/jobs/job-store.js'

/** Queues a run of a subscription's courier: now, or after so many milliseconds. */
export const startCourier = (
  tenantId: number,
  subscriptionId: string,
  job?: { id: string; after: number },
) =>
  enqueue([
    {
      id: job?.id ?? randomUUID(),
      task: 'webhook.deliver',
      tenantId,
      subjectId: subscriptionId,
      ...(job && { runAt: new Date(Date.now() + job.after) }),
    },
  ])
