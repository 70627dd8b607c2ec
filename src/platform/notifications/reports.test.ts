import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, describe, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import { fileCase } from '../../testing/file-case.js'
import { buildProvider } from '../../testing/notice-providers.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { personFor } from '../identity/residents.js'
import { createCarriers } from './carriers.js'
import { savePreference } from './preference-store.js'
import type { DeliveryReport } from './receive-reports.js'
import { signReports } from './report-routes.js'

let city: TestApp
let mobile = 9_876_520_000
before(async () => {
  city = await startTestApp()
  const providers = {
    sms: [buildProvider('gateway')],
    whatsapp: [buildProvider('wa')],
    email: [],
  }
  city.app.carriers = createCarriers(providers)
})
beforeEach(() => city.forgetLimits())

/** An SMS that was handed to the provider. */
async function sendOne(ways = ['sms']): Promise<{ id: string; account: string }> {
  mobile += 1
  const as = { mobile: `+91${mobile}`, name: 'Asha Rao' }
  const { id: account } = await personFor(city.app, { ...as, language: 'en' })
  await city.database.write(
    { tenant: city.a.id },
    savePreference([account, null, 'sms', JSON.stringify({ case: ways }), null, null]),
  )
  const plan = { city: 'alphapur', variant: 0 }
  await fileCase(city, city.browser(), grievance, { plan, as })
  await city.settle()
  const [message] = await city.asOwner<{ id: string }>(
    `select id from notice.message where recipient_id = $1 and way = 'sms' and status = 'sent'`,
    [account],
  )
  return { id: message?.id ?? '', account }
}

const statusOf = async (id: string) =>
  (
    await city.asOwner<{ status: string }>('select status from notice.message where id = $1', [id])
  )[0]?.status

interface Told {
  tenant?: number
  provider?: string
  seconds?: number
  signature?: string
}

function tell(reports: readonly DeliveryReport[], given: Told = {}) {
  const { tenant = city.a.id, provider = 'gateway', seconds = Date.now() / 1_000 } = given
  const signed = { tenantId: tenant, provider, reports }
  return city.server.inject({
    method: 'POST',
    url: `/api/v1/tenants/${tenant}/notice-reports/${provider}`,
    headers: {
      'nagara-signature':
        given.signature ?? signReports(city.app.keys, signed, Math.floor(seconds)),
    },
    payload: { reports },
  })
}

describe('delivery reports', () => {
  test('delivered is told once; again, and late news of the sending, change nothing', async () => {
    const { id } = await sendOne()
    const answer = await tell([{ id, status: 'delivered' }])
    assert.equal(answer.statusCode, 200)
    assert.deepEqual(answer.json(), { changed: 1 })
    for (const status of ['delivered', 'sent', 'failed'] as const) {
      assert.deepEqual((await tell([{ id, status }])).json(), { changed: 0 }, status)
    }
    assert.equal(await statusOf(id), 'delivered')
  })

  test('several of one message in one call, in any order, are what they say at best', async () => {
    const { id } = await sendOne()
    const reports = (['delivered', 'failed', 'sent', 'delivered'] as const).map((status) => ({
      id,
      status,
    }))
    assert.deepEqual((await tell(reports)).json(), { changed: 1 })
    assert.equal(await statusOf(id), 'delivered')
  })

  test('a failure sends it the next way, once', async () => {
    const { id, account } = await sendOne(['sms', 'whatsapp'])
    for (let round = 0; round < 3; round += 1) await tell([{ id, status: 'failed' }])
    await city.settle()
    const rows = await city.asOwner(
      'select way, status from notice.message where recipient_id = $1 order by way',
      [account],
    )
    assert.deepEqual(rows, [
      { way: 'sms', status: 'failed' },
      { way: 'whatsapp', status: 'sent' },
    ])
  })

  test('a delivery that comes after its failure is still the truth', async () => {
    const { id } = await sendOne()
    await tell([{ id, status: 'failed', reason: 'switched off' }])
    assert.equal(await statusOf(id), 'failed')
    await tell([{ id, status: 'delivered' }])
    assert.equal(await statusOf(id), 'delivered')
  })

  test('without a signature, with another’s, an old one or for other words it is refused', async () => {
    const { id } = await sendOne()
    const reports = [{ id, status: 'delivered' as const }]
    const now = Math.floor(Date.now() / 1_000)
    const others = signReports(city.app.keys, { tenantId: city.a.id, provider: 'wa', reports }, now)
    const forOther = signReports(
      city.app.keys,
      { tenantId: city.a.id, provider: 'gateway', reports: [{ id, status: 'failed' }] },
      now,
    )
    for (const given of [
      { signature: '' },
      { signature: others },
      { signature: forOther },
      { seconds: now - 3_600 },
      { seconds: now + 3_600 },
    ]) {
      assert.equal((await tell(reports, given)).statusCode, 403, JSON.stringify(given))
    }
    assert.equal(await statusOf(id), 'sent')
  })

  test('another tenant’s callback and another provider’s report change nothing', async () => {
    const { id } = await sendOne()
    const report = [{ id, status: 'delivered' as const }]
    assert.deepEqual((await tell(report, { tenant: city.b.id })).json(), { changed: 0 })
    assert.deepEqual((await tell(report, { provider: 'wa' })).json(), { changed: 0 })
    assert.deepEqual((await tell([{ id: randomUUID(), status: 'failed' }])).json(), { changed: 0 })
    assert.equal(await statusOf(id), 'sent')
  })

  test('bad input is told with all its fields', async () => {
    const answer = await city.server.inject({
      method: 'POST',
      url: `/api/v1/tenants/${city.a.id}/notice-reports/gateway`,
      payload: { reports: [{ id: 'x', status: 'read', more: 1 }], extra: true },
    })
    assert.equal(answer.statusCode, 400)
    const { errors } = answer.json<{ errors: { path: string }[] }>()
    const paths = errors.map(({ path }) => path)
    for (const part of ['id', 'status', 'more', 'extra']) {
      assert.ok(
        paths.some((path) => path.includes(part)),
        `${part} is missing in ${paths.join(', ')}`,
      )
    }
  })
})
