import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, test } from 'node:test'
import { askProvider } from '../../platform/notifications/ask-provider.js'
import { NotTaken, type Outgoing } from '../../platform/notifications/provider.js'
import type { DeliveryReport } from '../../platform/notifications/receive-reports.js'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { waitUntil } from '../../testing/wait-until.js'
import { simulatedEmail } from '../email/simulated-email.js'
import { simulatedSms } from '../sms/simulated-sms.js'
import { simulatedWhatsapp } from '../whatsapp/simulated-whatsapp.js'
import { drawFault, type ReportFault, type SendFault } from './misbehaviour.js'

let test_: TestDatabase
before(async () => {
  test_ = await createTestDatabase()
})

const build = (given: Partial<Outgoing> = {}): Outgoing => ({
  id: randomUUID(),
  tenantId: 7,
  to: '+919876500001',
  body: 'Hello',
  ...given,
})
const kept = async (id: string) =>
  (
    await test_.asOwner<{ count: number }>(
      'select count(*)::int as count from notice.simulated_outbox where id = $1',
      [id],
    )
  )[0]?.count

/** What the fault does, and what the program makes of it. */
const faults: readonly [SendFault, number, string][] = [
  ['none', 1, 'taken'],
  ['late', 1, 'taken'],
  ['lost-answer', 1, 'taken'],
  ['hung-after-taking', 1, 'taken'],
  ['hung', 0, 'not-taken'],
  ['refused', 0, 'refused'],
  ['down', 0, 'not-taken'],
]

describe('a simulated provider', () => {
  for (const [fault, count, outcome] of faults) {
    test(`${fault}: keeps ${count}, and is understood as ${outcome}`, async () => {
      const { database } = test_
      const provider = simulatedSms({ database, sendFault: () => fault, lateMs: 5 })
      const message = build()
      const answer = await askProvider(provider, message, 500)
      assert.equal(answer.outcome, outcome)
      assert.equal(await kept(message.id), count)
    })
  }

  test('takes the same id once, and another provider’s as another', async () => {
    const { database } = test_
    const message = build()
    const [first, second] = [simulatedSms({ database }), simulatedSms({ database }, 'second')]
    await Promise.all([first.send(message), first.send(message), first.send(message)])
    assert.equal(await kept(message.id), 1)
    assert.equal(await second.enquire(message.id), undefined)
    await second.send(message)
    assert.equal(await kept(message.id), 2)
  })

  test('each way refuses for good what it cannot carry', async () => {
    const { database } = test_
    const never = (error: unknown) => error instanceof NotTaken && error.again === 'never'
    await assert.rejects(simulatedSms({ database }).send(build({ to: 'x' })), never)
    await assert.rejects(simulatedSms({ database }).send(build({ body: 'क'.repeat(800) })), never)
    const mail = simulatedEmail({ database })
    await assert.rejects(mail.send(build({ to: 'a@b.example' })), never)
    await assert.rejects(mail.send(build({ to: 'a@b.example', subject: 'a\nbcc: x' })), never)
    await mail.send(build({ to: 'a@b.example', subject: 'Hello' }))
    await assert.rejects(
      simulatedWhatsapp({ database }).send(build({ body: 'x'.repeat(4_097) })),
      never,
    )
  })
})

describe('its delivery reports', () => {
  const told: readonly [ReportFault, readonly DeliveryReport['status'][]][] = [
    ['none', ['delivered']],
    ['twice', ['delivered', 'delivered']],
    ['reversed', ['delivered', 'sent']],
    ['undelivered', ['failed']],
  ]
  for (const [fault, statuses] of told) {
    test(`${fault}: ${statuses.join(', ')}`, async () => {
      const heard: { tenantId: number; reports: DeliveryReport[] }[] = []
      const provider = simulatedSms({
        database: test_.database,
        reportFault: () => fault,
        report: (tenantId, _provider, reports) => {
          heard.push({ tenantId, reports })
          return Promise.reject(new Error('the callback is down'))
        },
      })
      const message = build()
      await provider.send(message)
      await provider.send(build({ tenantId: null }))
      await waitUntil(() => heard.length > 0, 'the report')
      assert.equal(heard[0]?.tenantId, 7)
      assert.deepEqual(
        heard[0].reports.map(({ id, status }) => [id, status]),
        statuses.map((status) => [message.id, status]),
      )
    })
  }
})

test('faults are drawn by their rates', () => {
  const rates = { down: 0.2, late: 0.3 } as const
  const drawn = [0, 0.19, 0.2, 0.49, 0.5, 0.99].map((chance) => drawFault(rates, () => chance))
  assert.deepEqual(drawn, ['down', 'down', 'late', 'late', 'none', 'none'])
})
