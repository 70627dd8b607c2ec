import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import { india } from '../../countries/in/index.js'
import { AppError } from '../../kernel/errors/app-error.js'
import { hasValidCheckDigit } from '../../kernel/public-number/index.js'
import { buildService } from '../../testing/build-service.js'
import { buildTenant } from '../../testing/build-tenant.js'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js'
import { createMasterData } from '../masterdata/master-data.js'
import { createCatalogue, type Definition } from '../service-kit/catalogue.js'
import { loadTenants } from '../tenancy/tenants.js'
import type { Tenant } from '../tenancy/tenant.js'
import { createFiling, type Filing, type FilingCommand } from './file-application.js'

let test_: TestDatabase
let filing: Filing
let tenants: Tenant[]
let definition: Definition
let told = 0
before(async () => {
  test_ = await createTestDatabase()
  const { database } = test_
  tenants = [
    await buildTenant(database, { id: 1_000_001 }),
    await buildTenant(database, { id: 1_000_002 }),
  ]
  const masterData = createMasterData(database, await loadTenants(database))
  const found = createCatalogue([buildService()]).effective(1_000_001, 'kite')
  assert.ok(found)
  definition = found
  const clock = () => new Date()
  const onFiled = () => (told += 1)
  filing = createFiling({ database, country: india, masterData, clock, onFiled })
})

const command = (given: Partial<FilingCommand> = {}): FilingCommand => {
  const [tenant] = tenants
  assert.ok(tenant)
  return {
    id: randomUUID(),
    tenant,
    definition,
    answers: { colour: 'red', lengthM: 10 },
    place: { wardId: randomUUID(), landmark: 'By the well', lng: null, lat: null },
    category: null,
    partyId: null,
    accountId: null,
    actor: { kind: 'resident', id: null, name: null },
    channel: 'web',
    language: 'en',
    photos: 0,
    ...given,
  }
}
const countsOf = async (id: string) => {
  const [row] = await test_.asOwner(
    `select (select count(*)::int from service.application where id = $1) as cases,
       (select count(*)::int from service.step where application_id = $1) as steps,
       (select count(*)::int from service.consent where application_id = $1) as consents,
       (select count(*)::int from kernel.event_pending where subject_id = $1) as events,
       (select count(*)::int from kernel.job where subject_id = $1) as timers`,
    [id],
  )
  return row
}
const once = { cases: 1, steps: 1, consents: 1, events: 1, timers: 0 }

test('a filing is a case, its first step, its consent and its event, with a number to read aloud', async () => {
  const given = command()
  const filed = await filing.file(given)
  assert.equal(filed.fresh, true)
  assert.match(filed.number, /^[1-9]\d{10}$/)
  assert.ok(hasValidCheckDigit(filed.number))
  assert.deepEqual(await countsOf(given.id), once)
})

test('the same id files once, and the same number is told again', async () => {
  const given = command()
  const first = await filing.file(given)
  const toldBefore = told
  const second = await filing.file(given)
  assert.deepEqual(second, { ...first, fresh: false })
  assert.equal(told, toldBefore)
  assert.deepEqual(await countsOf(given.id), once)
})

test('the same id pressed many times at once files once, and everybody hears the one number', async () => {
  for (let round = 0; round < 20; round += 1) {
    const given = command()
    const filed = await Promise.all(Array.from({ length: 6 }, () => filing.file(given)))
    assert.equal(new Set(filed.map(({ number }) => number)).size, 1)
    assert.equal(filed.filter(({ fresh }) => fresh).length, 1)
    assert.deepEqual(await countsOf(given.id), once)
  }
})

test('an id that was used with other answers is refused, also at the same moment', async () => {
  const given = command()
  const other = { ...given, answers: { colour: 'blue', lengthM: 10 } }
  const settled = await Promise.allSettled([filing.file(given), filing.file(other)])
  const failed = settled.filter((outcome) => outcome.status === 'rejected')
  assert.equal(failed.length, 1)
  assert.ok(failed[0]?.reason instanceof AppError)
  assert.equal(failed[0].reason.code, 'idempotency-key-reused')
  assert.deepEqual(await countsOf(given.id), once)
})

test('one bad filing among many fails alone', async () => {
  const good = Array.from({ length: 10 }, () => command())
  const bad = command({ partyId: 'no uuid' })
  const settled = await Promise.allSettled([bad, ...good].map((given) => filing.file(given)))
  assert.deepEqual(
    settled.map((outcome) => outcome.status),
    ['rejected', ...good.map(() => 'fulfilled')],
  )
})

test('each city has its own cases; the same id in two is two cases', async () => {
  const given = command()
  const [, other] = tenants
  assert.ok(other)
  const [here, there] = [await filing.file(given), await filing.file({ ...given, tenant: other })]
  assert.ok(here.fresh && there.fresh)
  assert.notEqual(here.number, there.number)
})
