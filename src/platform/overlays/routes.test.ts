import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { buildTenant } from '../../testing/build-tenant.js'
import { wardId } from '../../testing/seed-test-cities.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { recompileAll } from './recompile.js'

let city: TestApp
let admin: Browser
let forms: string
before(async () => {
  city = await startTestApp()
  admin = await city.signIn('city-admin')
  forms = `/desk/${city.a.slug}/forms`
})
beforeEach(() => city.forgetLimits())

const now = { when: 'now', date: '', why: 'Resolution 7' }
const effective = (tenant = city.a.id, id = 'grievance') => {
  const definition = city.app.catalogue.effective(tenant, id)
  assert.ok(definition)
  return definition
}
const draftPatch = async (patch: object, service = 'grievance') => {
  const drafted = await admin.form(`${forms}/${service}/edit/patch`, {
    patch: JSON.stringify(patch),
  })
  assert.equal(drafted.status, 303, drafted.body.slice(0, 1_000))
  return drafted.location
}
const confirm = async (path: string) => {
  const done = await admin.form(path, now)
  assert.equal(done.status, 303, done.body.slice(0, 1_000))
}
const owner = {
  kind: 'text',
  page: 'describe',
  order: 9,
  label: 'Owner of the tap',
  maxLength: 50,
  rows: 1,
}
const file = (browser: Browser, answers: object) =>
  browser.json(
    'POST',
    `/api/v1/tenants/${city.a.id}/services/grievance/applications`,
    {
      consent: true,
      answers: {
        category: 'light-out',
        where: { wardId: wardId('alphapur', 1), landmark: 'Tank' },
        ...answers,
      },
    },
    randomUUID(),
  )

test('who may see and change forms', async () => {
  for (const [browser, read, write] of [
    [city.browser(), 303, 401],
    [await city.residentSession(), 404, 404],
    [await city.signIn('field-worker'), 403, 403],
    [await city.signIn('commissioner'), 200, 403],
    [await city.signIn('city-admin', 'b'), 404, 404],
    [admin, 200, 422],
  ] as [Browser, number, number][]) {
    assert.equal((await browser.get(`${forms}/grievance`)).status, read)
    const fields = { _token: await browser.token(), patch: 'no json' }
    assert.equal((await browser.post(`${forms}/grievance/edit/patch`, fields)).status, write)
  }
  assert.equal((await admin.get(`${forms}/no-such-service`)).status, 404)
})

test('what the declaration does not leave free is refused with every reason, and cannot be confirmed', async () => {
  const path = await draftPatch({ department: 'roads', form: { category: { label: 'X' } } })
  const page = await admin.get(path)
  assert.match(page.body, /<bdi>department<\/bdi>/)
  assert.match(page.body, /<bdi>form\.category<\/bdi>/)
  const token = await admin.token()
  assert.equal((await admin.post(path, { ...now, _token: token })).status, 404)
  assert.equal(effective().service.department, 'general')
})

test('a city asks one thing more; cases keep what they were filed under; taking back ends it', async () => {
  const resident = await city.residentSession()
  const old = effective().hash
  const before = await file(resident, {})
  assert.equal(before.status, 201)
  const path = await draftPatch({
    form: { tapOwner: owner },
    texts: { hi: { 'service.grievance.form.tapOwner.label': 'नल किसका है?' } },
  })
  assert.match((await admin.get(path)).body, /Of the 1 newest, 1 would lack/)
  await confirm(path)
  assert.notEqual(effective().hash, old)
  assert.equal(effective(city.b.id).hash, old)
  const lacking = await file(resident, {})
  assert.equal(lacking.status, 422)
  assert.match(lacking.body, /answers\.tapOwner/)
  const filed = await file(resident, { tapOwner: 'The city' })
  assert.equal(filed.status, 201)
  const number = (answer: { body: string }) =>
    (JSON.parse(answer.body) as { number: string }).number
  const page = async (of: { body: string }, language: string) => {
    resident.cookies.set('nagara_language', language)
    return (await resident.get(`/${city.a.slug}/case/${number(of)}`)).body
  }
  assert.match(await page(filed, 'hi'), /नल किसका है\?/)
  assert.match(await page(filed, 'en'), /Owner of the tap/)
  assert.doesNotMatch(await page(before, 'en'), /Owner of the tap/)
  await admin.form(path, {}, { holding: {} })
  assert.equal(effective().hash, old)
  assert.match(await page(filed, 'en'), /Owner of the tap/)
  assert.equal((await file(resident, {})).status, 201)
  await city.settle()
  const audit = await admin.get(`/desk/${city.a.slug}/audit?area=service`)
  assert.match(audit.body, /Resolution 7/)
})

test('open cases move to the version in force by a map of states, each with its step', async () => {
  const resident = await city.residentSession('+919876500003', 'Ila')
  const filed = JSON.parse((await file(resident, {})).body) as { number: string }
  const path = await draftPatch({ reopenDays: 3 })
  await confirm(path)
  const moved = await admin.form(path, { 'state.assignment': 'assignment' })
  assert.equal(moved.status, 303)
  await city.settle()
  const [row] = await city.asOwner<{ definition: string; action: string; version: number }>(
    `select a.definition, s.action, a.version from service.application a
     join service.step s on s.application_id = a.id and s.version = a.version
     where a.number = '${filed.number}'`,
  )
  assert.deepEqual(row, { definition: effective().hash, action: 'migrate', version: 2 })
})

test('a state’s change reaches its cities; one that no longer fits keeps what it had, as work', async () => {
  const { service } = effective(city.a.id, 'tree-permission')
  const [name, state] =
    Object.entries(service.workflow.states).find(([, { level }]) => typeof level === 'object') ?? []
  const level = state?.level
  assert.ok(name !== undefined && typeof level === 'object')
  const shorter = (value: number) => ({
    workflow: { states: { [name]: { level: { ...level, value } } } },
  })
  await confirm(await draftPatch(shorter(level.value - 1), 'tree-permission'))
  const own = effective(city.a.id, 'tree-permission').hash
  const parent = 27
  await buildTenant(city.database, { id: parent, kind: 'state' })
  await city.asOwner(
    `update tenancy.tenant set parent_id = ${parent} where id in (${city.a.id}, ${city.b.id})`,
  )
  await city.app.tenants.reload()
  await city.asOwner(
    `insert into service.overlay (tenant_id, id, service, version, status, title, content)
     values (${parent}, gen_random_uuid(), 'tree-permission', 1, 'active', 'State',
       '${JSON.stringify(shorter(level.value - 2))}')`,
  )
  const told = await recompileAll(city.app)
  assert.equal(told.conflicts, 1)
  assert.equal(effective(city.a.id, 'tree-permission').hash, own)
  const there = effective(city.b.id, 'tree-permission').service.workflow.states[name]?.level
  assert.deepEqual(there, { ...level, value: level.value - 2 })
  assert.match((await admin.get(forms)).body, /Needs a decision/)
  assert.equal((await recompileAll(city.app)).conflicts, 0)
})

test('other words in the list "wording" are shown at once, in their language only', async () => {
  const lists = `/desk/${city.a.slug}/lists/wording`
  const drafted = await admin.form(`${lists}/new`, {
    code: 'web.helpline',
    'name.en': 'Helpline',
    'data.texts.en': 'Call the ward office',
  })
  assert.equal(drafted.status, 303, drafted.body.slice(0, 500))
  await confirm(drafted.location)
  await city.app.wordings.reload()
  const t = city.app.wordings.translator(city.a.id, 'en')
  assert.equal(t('web.helpline'), 'Call the ward office')
  assert.notEqual(
    city.app.wordings.translator(city.b.id, 'en')('web.helpline'),
    'Call the ward office',
  )
  assert.notEqual(
    city.app.wordings.translator(city.a.id, 'hi')('web.helpline'),
    'Call the ward office',
  )
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
