import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { buildProvider, type TestProvider } from '../../testing/notice-providers.js'
import { createCarriers } from './carriers.js'
import { deliver, type Asking, type Parcel } from './deliver.js'

const parcel = (id: string, given: Partial<Parcel> = {}): Parcel => ({
  outgoing: { id, tenantId: 1, to: '+919876500001', body: 'Hello' },
  tries: 1,
  open: null,
  ...given,
})
const carriersOf = (...sms: TestProvider[]) =>
  createCarriers({ sms, whatsapp: [], email: [] }, { timeoutMs: 20, restMs: 60_000 })
const ignore = () => Promise.resolve()

describe('delivering', () => {
  test('goes to the next provider when one surely did not take it, and notes each asking first', async () => {
    const [first, second] = [buildProvider('first', 'down'), buildProvider('second')]
    const noted: Asking[] = []
    const { ends, asked } = await deliver(
      carriersOf(first, second),
      'sms',
      [parcel('a')],
      (askings) => {
        assert.equal(first.asked.length + second.asked.length, noted.length)
        noted.push(...askings)
        return Promise.resolve()
      },
    )
    assert.deepEqual(
      noted.map(({ provider, no }) => [provider, no]),
      [
        ['first', 16],
        ['second', 17],
      ],
    )
    assert.equal(ends.get('a')?.provider, 'second')
    assert.deepEqual(
      asked.map(({ answer }) => answer.outcome),
      ['not-taken', 'taken'],
    )
  })

  test('asks the provider whose answer was lost before anybody else', async () => {
    for (const behaviour of ['loses-answer', 'hangs-after-taking'] as const) {
      const [first, second] = [buildProvider('first', behaviour), buildProvider('second')]
      const { ends } = await deliver(carriersOf(first, second), 'sms', [parcel('a')], ignore)
      assert.deepEqual(first.enquired, ['a'])
      assert.deepEqual(second.asked, [], `sent twice after ${behaviour}`)
      assert.equal(ends.get('a')?.outcome, 'taken')
    }
  })

  test('a silent provider that knows of no such message loses it to the next', async () => {
    const [first, second] = [buildProvider('first', 'hangs'), buildProvider('second')]
    const { ends } = await deliver(carriersOf(first, second), 'sms', [parcel('a')], ignore)
    assert.equal(ends.get('a')?.provider, 'second')
  })

  test('a fate that nobody tells stays unknown: nobody else sends it', async () => {
    const [first, second] = [buildProvider('first', 'hangs-after-taking'), buildProvider('second')]
    first.answers = false
    const { ends } = await deliver(carriersOf(first, second), 'sms', [parcel('a')], ignore)
    assert.equal(ends.get('a')?.outcome, 'unknown')
    assert.deepEqual(second.asked, [])
    const open = { provider: 'first', no: 16 }
    first.answers = true
    first.behaviour = 'takes'
    const again = await deliver(
      carriersOf(first, second),
      'sms',
      [parcel('a', { tries: 2, open })],
      ignore,
    )
    assert.equal(again.ends.get('a')?.outcome, 'taken')
    assert.equal(first.asked.length, 1, 'it was sent again instead of asked after')
    assert.deepEqual(second.asked, [])
  })

  test('what was asked and is not known is sent, by its own provider again or the next', async () => {
    const first = buildProvider('first')
    const open = { provider: 'first', no: 16 }
    const parcels = [parcel('a', { tries: 2, open })]
    const { ends } = await deliver(carriersOf(first), 'sms', parcels, ignore)
    assert.deepEqual([first.enquired, first.asked], [['a'], ['a']])
    assert.equal(ends.get('a')?.outcome, 'taken')
  })

  test('a refusal ends it: another provider would be refused too', async () => {
    const [first, second] = [buildProvider('first', 'refuses'), buildProvider('second')]
    const { ends } = await deliver(carriersOf(first, second), 'sms', [parcel('a')], ignore)
    assert.equal(ends.get('a')?.outcome, 'refused')
    assert.deepEqual(second.asked, [])
  })

  test('a dead provider is spared after its failures, and the rest goes past it', async () => {
    const [first, second] = [buildProvider('first', 'down'), buildProvider('second')]
    const carriers = carriersOf(first, second)
    const many = (from: number) => Array.from({ length: 5 }, (_, n) => parcel(`m${from + n}`))
    await deliver(carriers, 'sms', many(0), ignore)
    await deliver(carriers, 'sms', many(5), ignore)
    assert.equal(first.asked.length, 5)
    assert.equal(second.taken.length, 10)
  })

  test('without a provider it is refused and says so', async () => {
    const { ends } = await deliver(carriersOf(), 'sms', [parcel('a')], ignore)
    assert.deepEqual(ends.get('a'), {
      outcome: 'refused',
      reason: 'no provider is set up',
      provider: null,
    })
  })
})
