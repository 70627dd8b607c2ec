import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { JobHandler } from '../../kernel/jobs/job-runner.js'
import { enqueue, type NewJob } from '../../kernel/jobs/job-store.js'
import type { App } from '../../platform/app.js'
import { fillSandbox } from './fill-sandbox.js'
import { emptySandbox } from './reset-store.js'
import { sandboxCity } from './sandbox-city.js'

const dayMs = 86_400_000

/** The reset of the night after a day: one job, however often it is asked for. */
export function resetJob(day: Date): NewJob {
  const date = day.toISOString().slice(0, 10)
  return {
    id: derivedUuid('sandbox.reset', date),
    task: 'sandbox.reset',
    tenantId: sandboxCity.id,
    subjectId: null,
    runAt: new Date(`${date}T20:30:00Z`),
  }
}

/** Each night: what people tried goes away, a fresh week of invented cases comes. */
export const resetSandbox =
  (app: App): JobHandler =>
  async () => {
    const scope = { tenant: sandboxCity.id }
    // First the next night, so that a night that fails is not the last.
    const tomorrow = resetJob(new Date(app.clock().getTime() + dayMs))
    await app.database.write('kernel', enqueue([tomorrow]))
    const files = await app.database.write(scope, emptySandbox([sandboxCity.id]))
    for (const { store_key } of files) if (store_key !== null) await app.files.delete(store_key)
    await fillSandbox(app)
  }
