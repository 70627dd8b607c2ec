import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, describe, test } from 'node:test'
import { recordEvents } from '../../kernel/events/log-store.js'
import { startJobRunner } from '../../kernel/jobs/job-runner.js'
import type { Browser } from '../../testing/browser.js'
import { buildEvent } from '../../testing/build-event.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { waitUntil } from '../../testing/wait-until.js'
import { addSandbox, register } from '../clients/clients.testkit.js'
import { createCouriers, type Couriers } from './courier.js'
import { isSigned, openReceiver, type Receiver } from './receiver.testkit.js'

const dayMs = 86_400_000
const sandbox = 1_000_050
let city: TestApp
let owner: Browser
let client: string
let couriers: Couriers
before(async () => {
  city = await startTestApp({ environment: { NAGARA_PRIVATE_WEBHOOKS: '1' } })
  await addSandbox(city)
  owner = await city.residentSession()
  client = await register(owner, 'practice')
  const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }])
  couriers = createCouriers(city.app, { allowsPrivate: true, resolve }, () => 0.5)
})
beforeEach(() => city.forgetLimits())

interface Hook {
  id: string
  secret: string
  page: string
  receiver: Receiver
}

/** A webhook made by its form, with a receiver of its own. */
async function addHook(types: readonly string[] = []): Promise<Hook> {
  const receiver = await openReceiver()
  const list = `/practice/developers/${client}/webhooks`
  const sent = await owner.form(list, {
    url: receiver.url,
    ...Object.fromEntries(types.map((type) => [`type-${type}`, 'yes'])),
  })
  assert.equal(sent.status, 200, sent.body)
  const secret = /whsec_[A-Za-z0-9+/=]+/.exec(sent.body)?.[0] ?? ''
  const id = new RegExp(`${list}/([0-9a-f-]{36})`).exec(sent.body)?.[1] ?? ''
  assert.ok(secret !== '' && id !== '')
  return { id, secret, page: `${list}/${id}`, receiver }
}

/** Ends a hook, so that the next test has its own only. */
const endHook = async ({ page }: Hook) => {
  await city.forgetLimits()
  await owner.form(page, { sure: 'yes' }, { holding: { _action: 'removed' } })
}

async function happen(count: number, type = 'application.noted', tenant = sandbox) {
  const events = Array.from({ length: count }, (_, n) =>
    buildEvent({
      type,
      subject: { kind: 'application', id: randomUUID() },
      actor: { kind: 'staff', id: randomUUID() },
      dimensions: { service: 'grievance', gender: 'female' },
      data: { number: String(n), state: 'open', assigneeId: randomUUID(), note: 'private' },
    }),
  )
  await city.database.write({ tenant }, recordEvents(events))
  await city.settle()
  return events
}

const deliveries = (id: string) =>
  city.asOwner<{
    id: string
    status: string
    attempts: number
    last_status: number | null
    last_error: string | null
    next_at: Date
  }>(
    `select id, status, attempts, last_status, last_error, next_at from webhook.delivery
     where subscription_id = $1 order by position`,
    [id],
  )
const reaches = (id: string, status: string, count = 1) =>
  waitUntil(
    async () => (await deliveries(id)).filter((row) => row.status === status).length >= count,
    `${count} ${status}`,
  )
/** A try is over when it is counted and its courier is home. */
const tried = (id: string, attempts: number) =>
  waitUntil(async () => {
    const [row] = await city.asOwner<{ ok: boolean }>(
      `select d.attempts >= $2 and s.leased_until is null as ok
       from webhook.delivery d join webhook.subscription s on s.id = d.subscription_id
       where s.id = $1 order by d.position limit 1`,
      [id, attempts],
    )
    return row?.ok
  }, `try ${attempts}`)
const runNow = (id: string) =>
  Promise.resolve(
    couriers.handler({
      id: randomUUID(),
      task: 'webhook.deliver',
      tenant_id: sandbox,
      subject_id: id,
      data: {},
      run_at: new Date(),
      attempts: 1,
    }),
  ).then(() => couriers.settle())

describe('sending', () => {
  test('each event arrives once, in order, signed, without a word of a person', async () => {
    const hook = await addHook()
    const events = await happen(20)
    await reaches(hook.id, 'delivered', 20)
    const { got } = hook.receiver
    assert.equal(got.length, 20)
    assert.ok(got.every((each) => isSigned(hook.secret, each)))
    assert.equal(new Set(got.map(({ headers }) => headers['webhook-id'])).size, 20)
    const bodies = got.map(({ body }) => JSON.parse(body) as Record<string, unknown>)
    assert.deepEqual(new Set(bodies.map(({ id }) => id)), new Set(events.map(({ id }) => id)))
    const sequence = bodies.map(({ sequence }) => String(sequence))
    assert.deepEqual(sequence, sequence.toSorted())
    const [first] = got
    assert.match(first?.headers['content-type'] ?? '', /^application\/cloudevents\+json/)
    assert.deepEqual(
      {
        specversion: bodies[0]?.['specversion'],
        source: bodies[0]?.['source'],
        type: bodies[0]?.['type'],
      },
      {
        specversion: '1.0',
        source: 'http://nagara.test/api/v1/tenants/1000050',
        type: 'application.noted',
      },
    )
    for (const { body } of got) assert.doesNotMatch(body, /assignee|private|gender|female/)
    for (const { actor } of events)
      assert.ok(got.every(({ body }) => !body.includes(actor.id ?? '-')))
    await endHook(hook)
  })

  test('only the types that it wants, only its own city, nothing after its end', async () => {
    const hook = await addHook(['application.closed'])
    await happen(2, 'application.noted')
    await happen(2, 'application.closed', 1_000_001)
    await happen(1, 'application.closed')
    await happen(1, 'application.about')
    await reaches(hook.id, 'delivered')
    assert.equal((await deliveries(hook.id)).length, 1)
    await endHook(hook)
    await happen(1, 'application.closed')
    assert.equal((await deliveries(hook.id)).length, 1)
  })

  test('a slow receiver holds nobody else', async () => {
    const [slow, quick] = [await addHook(), await addHook()]
    slow.receiver.answers('hang')
    await happen(3)
    await reaches(quick.id, 'delivered', 3)
    assert.equal(slow.receiver.got.length, 1)
    assert.ok((await deliveries(slow.id)).every(({ status }) => status === 'waiting'))
    slow.receiver.answers(200)
    slow.receiver.release()
    await reaches(slow.id, 'delivered', 3)
    await Promise.all([endHook(slow), endHook(quick)])
  })

  test('a redirect is not followed, a long answer is cut', async () => {
    const [hook, other] = [await addHook(), await openReceiver()]
    hook.receiver.answers({ status: 302, headers: { location: other.url } })
    await happen(1)
    await tried(hook.id, 1)
    assert.equal((await deliveries(hook.id))[0]?.last_error, 'http-302')
    assert.equal(other.got.length, 0)
    hook.receiver.answers({ status: 200, body: 'x'.repeat(5_000_000) })
    city.clock.advance(20_000)
    await runNow(hook.id)
    assert.equal((await deliveries(hook.id))[0]?.status, 'delivered')
    await endHook(hook)
  })
})

describe('when it fails', () => {
  test('it is tried ten times over a day, in order, then given up; a replay sends it', async () => {
    const hook = await addHook()
    hook.receiver.answers(500)
    await happen(2)
    await tried(hook.id, 1)
    const began = city.app.clock().getTime()
    for (let tries = 2; tries <= 10; tries += 1) {
      const [row] = await deliveries(hook.id)
      assert.equal(row?.attempts, tries - 1)
      const wait = row.next_at.getTime() - city.app.clock().getTime()
      // Too early nothing is sent.
      await runNow(hook.id)
      assert.equal(hook.receiver.got.length, tries - 1)
      city.clock.advance(wait + 10)
      await runNow(hook.id)
    }
    const hours = (city.app.clock().getTime() - began) / 3_600_000
    assert.ok(hours > 22 && hours < 26, `${hours} hours`)
    const [first, second] = await deliveries(hook.id)
    assert.deepEqual([first?.status, first?.attempts, first?.last_status], ['dead', 10, 500])
    const ids = new Set(hook.receiver.got.slice(0, 10).map(({ headers }) => headers['webhook-id']))
    assert.equal(ids.size, 1, 'every try of a delivery has the same id')
    assert.equal(second?.attempts, 1, 'what is behind goes on when the first is given up')
    const dead = await owner.get(`${hook.page}?status=dead`)
    assert.ok(dead.body.includes('http-500'))
    hook.receiver.answers(204)
    const replay = { holding: { _action: 'replay', delivery: first?.id ?? '' } }
    assert.equal((await owner.form(hook.page, {}, replay)).status, 303)
    await reaches(hook.id, 'delivered', 1)
    await tried(hook.id, 1)
    city.clock.advance(20_000)
    await runNow(hook.id)
    const ended = await deliveries(hook.id)
    assert.deepEqual(
      ended.map(({ status }) => status),
      ['delivered', 'delivered'],
    )
    await endHook(hook)
  })

  test('after three days without an answer it is turned off, with a notice; turned on, it goes on', async () => {
    const hook = await addHook()
    hook.receiver.answers(503)
    await happen(1)
    await tried(hook.id, 1)
    city.clock.advance(3 * dayMs + 1_000)
    await runNow(hook.id)
    const page = await owner.get(hook.page)
    assert.ok(page.body.includes('We turned this webhook off'))
    await city.settle()
    const [event] = await city.asOwner<{ data: { reason: string } }>(
      `select data from kernel.event where type = 'webhook.disabled' and subject_id = $1`,
      [hook.id],
    )
    assert.equal(event?.data.reason, 'failing')
    const before = hook.receiver.got.length
    await happen(1)
    assert.equal(hook.receiver.got.length, before)
    hook.receiver.answers(200)
    assert.equal((await owner.send(page, {}, { holding: { _action: 'resumed' } })).status, 303)
    city.clock.advance(dayMs)
    await runNow(hook.id)
    await reaches(hook.id, 'delivered', 1)
    await endHook(hook)
  })

  test('410 Gone turns it off at once', async () => {
    const hook = await addHook()
    hook.receiver.answers(410)
    await happen(1)
    await waitUntil(
      async () => (await owner.get(hook.page)).body.includes('410 Gone'),
      'turned off',
    )
    await endHook(hook)
  })

  test('a courier that died with its process is followed by another', async () => {
    const hook = await addHook()
    // Another process holds the lease and dies: what it did not send is still there.
    await city.asOwner(
      `update webhook.subscription set leased_until = now() + interval '1 hour' where id = $1`,
      [hook.id],
    )
    await happen(1)
    assert.equal(hook.receiver.got.length, 0)
    const [watch] = await city.asOwner<{ count: number }>(
      `select count(*)::int as count from kernel.job
       where task = 'webhook.deliver' and subject_id = $1 and run_at > now()`,
      [hook.id],
    )
    assert.ok((watch?.count ?? 0) >= 1, 'nobody would look again')
    await city.asOwner(
      `update webhook.subscription set leased_until = now() - interval '1 second' where id = $1`,
      [hook.id],
    )
    await city.asOwner(`update kernel.job set run_at = now() where subject_id = $1`, [hook.id])
    await city.settle()
    await reaches(hook.id, 'delivered')
    assert.equal(hook.receiver.got.length, 1)
    await endHook(hook)
  })
})

test('a private address is never connected to, whatever its name', async () => {
  const receiver = await openReceiver()
  const port = new URL(receiver.url).port
  const hook = await addHook()
  await city.asOwner('update webhook.subscription set url = $2 where id = $1', [
    hook.id,
    `https://hooks.example.org:${port}/`,
  ])
  await city.asOwner(
    `update webhook.subscription set leased_until = now() + interval '1 hour' where id = $1`,
    [hook.id],
  )
  await happen(1)
  await city.asOwner('update webhook.subscription set leased_until = null where id = $1', [hook.id])
  const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }])
  const strict = createCouriers(city.app, { allowsPrivate: false, resolve })
  await strict.handler({
    id: randomUUID(),
    task: 'webhook.deliver',
    tenant_id: sandbox,
    subject_id: hook.id,
    data: {},
    run_at: new Date(),
    attempts: 1,
  })
  await strict.settle()
  assert.equal((await deliveries(hook.id))[0]?.last_error, 'private-address')
  assert.equal(receiver.got.length, 0)
  await endHook(hook)
})

test('jobs are not held while a receiver hangs', async () => {
  const hook = await addHook()
  hook.receiver.answers('hang')
  await happen(1)
  await waitUntil(() => hook.receiver.got.length === 1, 'the first try')
  const runner = startJobRunner({
    database: city.database,
    handlers: new Map([['webhook.deliver', couriers.handler]]),
    log: city.app.log,
  })
  const began = Date.now()
  await runner.settle()
  await runner.stop()
  assert.ok(Date.now() - began < 2_000)
  hook.receiver.release()
  await endHook(hook)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
