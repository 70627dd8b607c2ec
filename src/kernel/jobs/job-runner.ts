import type { Logger } from 'pino'
import type { Database } from '../db/database.js'
import { claimJobs, finishJobs, nextDue, postponeJob, type JobRow } from './job-store.js'

/**
 * Does one job. It may run again after a crash, so its effect must be guarded by the state that it
 * changes (a version, a unique key).
 */
export type JobHandler = (job: JobRow) => Promise<void>

export interface JobRunner {
  /** Says that this process queued something that may be due now. */
  wake(): void
  /** Resolves when nothing that is due now is left. */
  settle(): Promise<void>
  stop(): Promise<void>
}

const batch = 100
/** Batches under way at once: while one waits for the database, another is worked on. */
const mostLanes = 4
const longestSleepMs = 5_000

export function startJobRunner(options: {
  database: Database
  handlers: ReadonlyMap<string, JobHandler>
  log: Logger
}): JobRunner {
  const { database, handlers, log } = options
  const tasks = [...handlers.keys()]
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isWoken = false

  const runOne = async (job: JobRow): Promise<string | undefined> => {
    try {
      await handlers.get(job.task)?.(job)
      return job.id
    } catch (error) {
      log.error({ err: error, task: job.task, job: job.id }, 'a job failed and will be tried again')
      const text = error instanceof Error ? error.message : String(error)
      await database.write('kernel', postponeJob([job.id, text]))
      return undefined
    }
  }

  /** A full batch says that more may wait: a lane beside this one takes it, if one is to spare. */
  const drain = async (spareLanes = mostLanes - 1): Promise<void> => {
    let beside: Promise<void> | undefined
    let failure: { error: unknown } | undefined
    for (;;) {
      const jobs = await database.write('kernel', claimJobs([batch, tasks]))
      if (jobs.length === 0) break
      if (jobs.length === batch && spareLanes > 0) {
        beside ??= drain(spareLanes - 1)
          .catch((error: unknown) => {
            failure = { error }
          })
          .finally(() => {
            beside = undefined
          })
      }
      const done = (await Promise.all(jobs.map(runOne))).filter((id) => id !== undefined)
      if (done.length > 0) await database.write('kernel', finishJobs([done]))
      if (stopped) break
    }
    await beside
    if (failure) throw failure.error
  }

  const schedule = (ms: number) => {
    clearTimeout(timer)
    if (stopped) return
    timer = setTimeout(() => void run(), Math.max(5, Math.min(ms, longestSleepMs)))
    timer.unref()
  }
  const round = async (): Promise<void> => {
    await drain()
    const [next] = await database.read('kernel', nextDue([tasks]))
    // A job that was queued while this looked must not wait for the longest sleep.
    schedule(isWoken ? 0 : (next?.wait_ms ?? longestSleepMs))
  }
  const run = (): Promise<void> => {
    if (running) return running
    isWoken = false
    running = round()
      .catch((error: unknown) => {
        if (!stopped) log.warn({ err: error }, 'jobs wait for the database')
        schedule(longestSleepMs)
      })
      .finally(() => {
        running = undefined
      })
    return running
  }
  schedule(50)

  return {
    wake() {
      isWoken = true
      schedule(5)
    },
    async settle() {
      await running
      await run()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
