import { sql } from '../db/statement.js'

/** Work for later; `data` holds ids and plain settings, never personal values. */
export interface NewJob {
  /** UUID; the same id queued twice is one job. */
  id: string
  task: string
  tenantId: number | null
  subjectId: string | null
  data?: Readonly<Record<string, unknown>>
  /** Absent means now. */
  runAt?: Date
}

export interface JobRow {
  id: string
  task: string
  tenant_id: number | null
  subject_id: string | null
  data: Record<string, unknown>
  run_at: Date
  attempts: number
}

const insert = sql(
  'kernel.job.insert',
  `insert into kernel.job (id, task, tenant_id, subject_id, data, run_at)
   select j.id, j.task, j."tenantId", j."subjectId", coalesce(j.data, '{}'),
     coalesce(j."runAt", clock_timestamp())
   from jsonb_to_recordset($1::jsonb) as j (id uuid, task text, "tenantId" int, "subjectId" uuid,
     data jsonb, "runAt" timestamptz)
   on conflict (id) do nothing`,
)

/** Queues work in the caller's transaction. */
export const enqueue = (jobs: readonly NewJob[]) => insert([JSON.stringify(jobs)])

/** Takes due jobs; one whose worker died is taken again when its lock has run out. */
export const claimJobs = sql<JobRow>(
  'kernel.job.claim',
  `update kernel.job set attempts = attempts + 1, locked_until = clock_timestamp() + interval '1 minute'
   where id in (
     select id from kernel.job
     where failed_at is null and run_at <= clock_timestamp()
       and (locked_until is null or locked_until < clock_timestamp())
       and task = any ($2)
     order by run_at limit $1 for update skip locked)
   returning id, task, tenant_id, subject_id, data, run_at, attempts`,
)

export const finishJobs = sql('kernel.job.finish', 'delete from kernel.job where id = any ($1)')

/** Puts a job back with growing patience; after 12 tries it rests with its error for a person. */
export const postponeJob = sql(
  'kernel.job.postpone',
  `update kernel.job set locked_until = null, last_error = left($2, 500),
     run_at = clock_timestamp() + least(interval '1 hour', interval '2 seconds' * power(2, attempts)),
     failed_at = case when attempts >= 12 then clock_timestamp() end
   where id = $1`,
)

export const nextDue = sql<{ wait_ms: number | null }>(
  'kernel.job.next',
  // Those that are locked stand in front and are few; a case's timers behind them may be a million.
  `select extract(epoch from min(greatest(j.run_at, coalesce(j.locked_until, j.run_at)))
     - clock_timestamp())::float8 * 1000 as wait_ms
   from (select run_at, locked_until from kernel.job
     where failed_at is null and task = any ($1) order by run_at limit 200) j`,
)

export const jobCounts = sql<{ waiting: number; failed: number }>(
  'kernel.job.counts',
  `select count(*) filter (where failed_at is null) as waiting,
     count(*) filter (where failed_at is not null) as failed from kernel.job`,
)

/** The same as `SET LOCAL`: from here on the flight sees this tenant's rows only. */
export const enterTenant = sql('kernel.job.enter', `select set_config('app.tenant', $1, true)`)
