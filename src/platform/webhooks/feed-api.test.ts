import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import { recordEvents } from '../../kernel/events/log-store.js'
import type { Browser } from '../../testing/browser.js'
import { buildEvent } from '../../testing/build-event.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { addSandbox, makeKeyByPage, register } from '../clients/clients.testkit.js'

const root = '/api/v1/tenants/1000050/changes'
const sandbox = 1_000_050
let city: TestApp
let owner: Browser
let key: string
before(async () => {
  city = await startTestApp()
  await addSandbox(city)
  owner = await city.residentSession()
  key = await makeKeyByPage(owner, 'practice', await register(owner, 'practice'))
})
beforeEach(() => city.forgetLimits())

interface Page {
  items: { id: string; type: string; sequence: string; data: Record<string, unknown> }[]
  next: number
}
const ask = (query = '', with_ = key) =>
  city.browser().get(`${root}${query}`, { authorization: `Bearer ${with_}` })
const read = async (query: string): Promise<Page> => {
  const answer = await ask(query)
  assert.equal(answer.status, 200, answer.body)
  return JSON.parse(answer.body) as Page
}
const noted = (given: Parameters<typeof buildEvent>[0] = {}) =>
  buildEvent({
    type: 'application.noted',
    subject: { kind: 'application', id: randomUUID() },
    ...given,
  })
const write = async (tenant: number, events: ReturnType<typeof noted>[]) => {
  await city.database.write({ tenant }, recordEvents(events))
}
/** Where the log ends now. */
const end = async () => {
  await city.settle()
  let page = await read('?limit=500')
  while (page.items.length > 0) page = await read(`?limit=500&after=${page.next}`)
  return page.next
}

test('who has no key, a key without the scope, or a key of elsewhere gets nothing', async () => {
  assert.equal((await city.browser().get(root)).status, 401)
  assert.equal((await owner.json('GET', root)).status, 404)
  assert.equal((await (await city.signIn('city-admin', 'b')).json('GET', root)).status, 404)
  const scopes = ['webhooks']
  const other = await makeKeyByPage(
    owner,
    'practice',
    await register(owner, 'practice', { scopes }),
  )
  assert.equal((await ask('', other)).status, 403)
  const elsewhere = await city
    .browser()
    .get('/api/v1/tenants/1000001/changes', { 'x-api-key': key })
  assert.equal(elsewhere.status, 404)
})

test('what is wrong with a question is told at once, field by field', async () => {
  const answer = await ask('?after=-1&limit=0&wait=26')
  assert.equal(answer.status, 400)
  const { errors } = JSON.parse(answer.body) as { errors: { path: string }[] }
  assert.deepEqual(errors.map(({ path }) => path).toSorted(), [
    'query.after',
    'query.limit',
    'query.wait',
  ])
  for (const types of ['application.about', 'client.registered', 'x', '']) {
    assert.equal((await ask(`?types=${types}`)).status, 400, types)
  }
})

test('events come as CloudEvents, in order, without a word of a person', async () => {
  const after = await end()
  const person = randomUUID()
  await write(sandbox, [
    noted({
      actor: { kind: 'staff', id: person },
      onBehalfOf: person,
      dimensions: { service: 'grievance', gender: 'female', ageBand: '60+' },
      data: { number: '42126041859', state: 'open', assigneeId: person, note: 'secret' },
    }),
    noted({ type: 'application.about', dimensions: { gender: 'female' } }),
    noted({ type: 'client.key-made' }),
    noted({ type: 'application.closed' }),
  ])
  await write(1_000_001, [noted()])
  await city.settle()
  const answer = await ask(`?after=${after}`)
  const { items: events, next } = JSON.parse(answer.body) as Page
  assert.deepEqual(
    events.map(({ type }) => type),
    ['application.noted', 'application.closed'],
  )
  assert.deepEqual(events[0]?.data, { service: 'grievance', number: '42126041859', state: 'open' })
  assert.doesNotMatch(answer.body, new RegExp(`${person}|secret|female|60\\+`))
  assert.deepEqual(await read(`?after=${next}`), { items: [], next })
  const closed = await read(`?after=${after}&types=application.closed`)
  assert.equal(closed.items.length, 1)
  assert.ok(closed.next >= next)
})

test('it is complete while many write at once: each once, in order, nothing appears behind', async () => {
  const start = await end()
  const written: string[] = []
  let isWriting = true
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let n = 0; n < 25; n += 1) {
      const events = Array.from({ length: 1 + (n % 4) }, () => noted())
      // Some are still uncommitted while later ones enter the log.
      await city.database.transaction({ tenant: sandbox }, async (tx) => {
        await tx.rows(recordEvents(events))
        if ((n + writer) % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 8))
      })
      // Tenants of one partition share its positions.
      if (n % 6 === 0) await write(sandbox + 64, [noted()])
      written.push(...events.map(({ id }) => id))
      city.app.events.wake()
    }
  })
  const done = Promise.all(writers).then(async () => {
    await city.settle()
    isWriting = false
  })
  const follow = async (limit: number) => {
    const seen: { id: string; sequence: string }[] = []
    let after = start
    for (let last = false; ;) {
      const page = await read(`?after=${after}&limit=${limit}`)
      seen.push(...page.items)
      after = page.next
      await city.forgetLimits()
      if (page.items.length === 0 && last) return seen
      last = !isWriting
    }
  }
  const [small, large] = await Promise.all([follow(3), follow(500), done])
  for (const seen of [small, large]) {
    assert.equal(seen.length, written.length)
    assert.deepEqual(new Set(seen.map(({ id }) => id)), new Set(written))
    const sequence = seen.map((event) => event.sequence)
    assert.deepEqual(sequence, sequence.toSorted())
  }
})

test('a question may wait: it is answered when something happens, or empty when nothing does', async () => {
  const after = await end()
  const began = Date.now()
  const waiting = read(`?after=${after}&wait=20`)
  await new Promise((resolve) => setTimeout(resolve, 100))
  const event = noted()
  await write(sandbox, [event])
  city.app.events.wake()
  const page = await waiting
  assert.deepEqual(
    page.items.map(({ id }) => id),
    [event.id],
  )
  assert.ok(Date.now() - began < 5_000)
  const empty = await read(`?after=${page.next}&wait=1`)
  assert.deepEqual(empty, { items: [], next: page.next })
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
