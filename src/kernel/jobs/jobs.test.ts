import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import { quietLog } from '../../testing/quiet-log.js'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { waitUntil } from '../../testing/wait-until.js'
import { sql } from '../db/statement.js'
import { startJobRunner, type JobHandler } from './job-runner.js'
import { claimJobs, enqueue, jobCounts, type NewJob } from './job-store.js'

let test_: TestDatabase
before(async () => {
  test_ = await createTestDatabase()
})
beforeEach(() => test_.asOwner('truncate kernel.job'))

const buildJob = (given: Partial<NewJob> = {}): NewJob => ({
  id: randomUUID(),
  task: 'test',
  tenantId: 1,
  subjectId: null,
  ...given,
})
const start = (handler: JobHandler, task = 'test') =>
  startJobRunner({
    database: test_.database,
    handlers: new Map([[task, handler]]),
    log: quietLog,
  })
const rows = () =>
  test_.asOwner<{ attempts: number; wait: number; failed: boolean; last_error: string | null }>(
    `select attempts, extract(epoch from run_at - clock_timestamp())::float8 as wait,
       failed_at is not null as failed, last_error from kernel.job`,
  )
const queue = (jobs: readonly NewJob[]) => test_.database.write({ tenant: 1 }, enqueue(jobs))

test('a job runs once, also with two runners, and is gone', async () => {
  const ran: string[] = []
  const handler: JobHandler = (job) => {
    ran.push(job.id)
    return Promise.resolve()
  }
  const runners = [start(handler), start(handler)]
  const jobs = Array.from({ length: 120 }, () => buildJob())
  await queue(jobs)
  await queue(jobs.slice(0, 1))
  await Promise.all(runners.map((runner) => runner.settle()))
  await waitUntil(async () => (await rows()).length === 0, 'all jobs are done')
  assert.deepEqual(ran.toSorted(), jobs.map((job) => job.id).toSorted())
  await Promise.all(runners.map((runner) => runner.stop()))
})

test('what is queued in a transaction that is undone never runs', async () => {
  const failing = test_.database.flight({ tenant: 1 }, [
    enqueue([buildJob()]),
    sql('test.job.fail', 'select 1 / 0')(),
  ])
  await assert.rejects(failing)
  assert.deepEqual(await rows(), [])
})

test('the handler gets the job; one for later or for another program is left alone', async () => {
  const seen: unknown[] = []
  const runner = start((job) => {
    seen.push([job.tenant_id, job.subject_id, job.data, job.attempts])
    return Promise.resolve()
  })
  const subjectId = randomUUID()
  await queue([
    buildJob({ subjectId, data: { version: 2 } }),
    buildJob({ runAt: new Date(Date.now() + 3_600_000) }),
    buildJob({ task: 'unknown' }),
  ])
  await runner.settle()
  assert.deepEqual(seen, [[1, subjectId, { version: 2 }, 1]])
  assert.deepEqual(await test_.database.read('kernel', jobCounts()), [{ waiting: 2, failed: 0 }])
  await runner.stop()
})

test('a failing job is tried again, each time later, and rests with its error after 12 tries', async () => {
  const waits: number[] = []
  const runner = start(() => Promise.reject(new Error('no network')))
  await queue([buildJob()])
  for (let attempt = 1; attempt <= 12; attempt += 1) {
    await runner.settle()
    const [row] = await rows()
    assert.equal(row?.attempts, attempt)
    assert.equal(row?.last_error, 'no network')
    assert.equal(row?.failed, attempt === 12, `after try ${attempt}`)
    waits.push(Math.round(row?.wait ?? 0))
    await test_.asOwner('update kernel.job set run_at = clock_timestamp()')
  }
  assert.deepEqual(waits.slice(0, 4), [4, 8, 16, 32])
  assert.equal(waits[11], 3_600)
  await runner.settle()
  assert.equal((await rows())[0]?.attempts, 12, 'a dead job is not tried again')
  await runner.stop()
})

test('a failing job holds up no other', async () => {
  let done = 0
  const runner = start((job) => {
    if (job.data['bad'] === true) return Promise.reject(new Error('bad'))
    done += 1
    return Promise.resolve()
  })
  await queue([buildJob({ data: { bad: true } }), buildJob(), buildJob()])
  await runner.settle()
  assert.equal(done, 2)
  assert.equal((await rows()).length, 1)
  await runner.stop()
})

test('a job whose worker died is taken again when its lock has run out, not before', async () => {
  await queue([buildJob()])
  const claim = () => test_.database.write('kernel', claimJobs([10, ['test']]))
  assert.equal((await claim()).length, 1)
  assert.equal((await claim()).length, 0)
  await test_.asOwner(
    `update kernel.job set locked_until = clock_timestamp() - interval '1 second'`,
  )
  const [again] = await claim()
  assert.equal(again?.attempts, 2)
})

test('a wake during a round is not forgotten', async () => {
  let ran = 0
  const runner = start(() => {
    ran += 1
    return Promise.resolve()
  })
  for (let round = 1; round <= 40; round += 1) {
    await queue([buildJob()])
    runner.wake()
    await waitUntil(() => ran === round, `job ${round}`, 2_000)
  }
  await runner.stop()
})
