import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { JobHandler } from '../../kernel/jobs/job-runner.js'
import { enqueue, type NewJob } from '../../kernel/jobs/job-store.js'
import type { App } from '../app.js'
import { expirePermissions } from '../applications/expire-store.js'
import { deleteOldSessions } from '../identity/session-store.js'
import { makePartitions, sweepDrafts } from './upkeep-store.js'

const dayMs = 86_400_000
/** So many permissions end in one transaction. */
const chunk = 500

/** The upkeep of a day has one id, so that many processes and restarts make one job of it. */
export function upkeepJob(day: Date): NewJob {
  const date = day.toISOString().slice(0, 10)
  const id = derivedUuid('upkeep', date)
  return {
    id,
    task: 'upkeep',
    tenantId: null,
    subjectId: null,
    runAt: new Date(`${date}T21:00:00Z`),
  }
}

/**
 * Each night: partitions ahead of time; ended sessions, codes, limits and drafts out of the way;
 * permissions whose last day is over.
 */
export const upkeep =
  (app: App): JobHandler =>
  async () => {
    await app.database.flight('kernel', [makePartitions(), deleteOldSessions()])
    for (;;) {
      const swept = await app.database.write('kernel', sweepDrafts([500]))
      for (const { store_key, thumbnail_key } of swept) {
        await app.files.delete(store_key)
        if (thumbnail_key !== null) await app.files.delete(thumbnail_key)
      }
      if (swept.length === 0) break
    }
    const today = app.country.calendar.legalDateOf(app.clock())
    for (let ended = chunk; ended === chunk;) {
      const [row] = await app.database.write('kernel', expirePermissions([today, chunk]))
      ended = row?.ended ?? 0
    }
    const tomorrow = new Date(app.clock().getTime() + dayMs)
    await app.database.write('kernel', enqueue([upkeepJob(tomorrow)]))
  }
