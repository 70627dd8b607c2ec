import { enqueue } from '../../kernel/jobs/job-store.js'
import type { JobHandler } from '../../kernel/jobs/job-runner.js'
import type { App } from '../app.js'
import type { Tenant } from '../tenancy/tenant.js'
import { claimMessages, nextDueMessage } from './outgoing-store.js'
import { ring } from './queue-notices.js'
import { sendBatch } from './send-batch.js'

const batch = 250
const lanes = 2
/** Other work of the process waits meanwhile, so a long queue is done in several goes. */
const mostMs = 5_000
/** As long as `claimMessages` gives, and a little more. */
const leaseMs = 61_000

/**
 * The job that sends what waits in a tenant: takes messages by the batch until none is due.
 * Messages are rows of their own and only wake it, so that it costs the same for one and for many;
 * it runs once at a time in a process, and who comes meanwhile is served by the one that runs.
 */
export function sendNotices(app: App): JobHandler {
  const running = new Map<number, { again: boolean; done: Promise<void> }>()

  const start = (tenant: Tenant, isRetry: boolean): Promise<void> => {
    const known = running.get(tenant.id)
    if (known) {
      known.again = true
      return known.done
    }
    const state = { again: true, done: Promise.resolve() }
    running.set(tenant.id, state)
    const stopAt = Date.now() + mostMs
    const work = async () => {
      const waits: number[] = []
      while (state.again && Date.now() < stopAt) {
        state.again = false
        const lanesDone = Array.from({ length: lanes }, () => drain(app, tenant, stopAt))
        waits.push(...(await Promise.all(lanesDone)).flat())
      }
      if (state.again) waits.push(0)
      // After a run that died, what it had taken is due when its lease ends, and nobody else knows.
      if (isRetry) waits.push(await nextDue(app, tenant))
      await ringAgain(app, tenant, waits)
    }
    state.done = work().finally(() => running.delete(tenant.id))
    return state.done
  }

  return async ({ tenant_id: tenantId, attempts }) => {
    const tenant = tenantId === null ? undefined : app.tenants.byId(tenantId)
    if (tenant) await start(tenant, attempts > 1)
  }
}

/** Gives the waits after which there is something to do again, in milliseconds. */
async function drain(app: App, tenant: Tenant, stopAt: number): Promise<number[]> {
  let waitMs = Infinity
  let isLate = false
  for (;;) {
    const rows = await app.database.write({ tenant: tenant.id }, claimMessages([batch]))
    if (rows.length === 0) break
    const sent = await sendBatch(app, tenant, rows)
    waitMs = Math.min(waitMs, sent.waitMs)
    for (const answer of sent.late) {
      isLate = true
      void follow(app, tenant, answer)
    }
    if (Date.now() >= stopAt) waitMs = 0
    if (waitMs === 0) break
  }
  // Should this process die before a slow provider answers, another asks after it.
  return isLate ? [waitMs, leaseMs] : [waitMs]
}

/** A slow provider's answer is written down when it comes; no other work waits for it. */
async function follow(app: App, tenant: Tenant, answer: Promise<number>): Promise<void> {
  try {
    await ringAgain(app, tenant, [await answer])
  } catch (error) {
    app.log.warn({ err: error }, 'the answer of a slow provider is asked for again in a minute')
  }
}

async function nextDue(app: App, tenant: Tenant): Promise<number> {
  const [next] = await app.database.read({ tenant: tenant.id }, nextDueMessage())
  return next?.wait_ms ?? Infinity
}

/** Wakes the job again: once for the soonest, and once for a lease that may run out. */
async function ringAgain(app: App, tenant: Tenant, waits: readonly number[]): Promise<void> {
  const soonest = Math.min(...waits)
  const wanted = [soonest, ...(waits.includes(leaseMs) && soonest < leaseMs ? [leaseMs] : [])]
  const rings = wanted
    .filter((waitMs) => waitMs !== Infinity)
    .map((waitMs) => ring(tenant.id, Math.max(0, waitMs)))
  if (rings.length === 0) return
  await app.database.write('kernel', enqueue(rings))
  app.jobs.wake()
}
