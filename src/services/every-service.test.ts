import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { formatPublicNumber, hasValidCheckDigit } from '../kernel/public-number/index.js'
import { modules } from '../modules.js'
import type { ServiceDeclaration } from '../platform/service-kit/service.js'
import type { Browser } from '../testing/browser.js'
import { actByPage } from '../testing/desk-act.js'
import { fileCase, type FiledCase } from '../testing/file-case.js'
import { readSources } from '../testing/source-tree.js'
import { startTestApp, type TestApp } from '../testing/start-app.js'
import { streetFestival } from '../testing/street-festival.js'
import { allLegs, pathsToStates, type Leg } from '../testing/workflow-paths.js'

let city: TestApp
before(async () => {
  city = await startTestApp({ modules: [{ name: 'street-festival', services: [streetFestival] }] })
})

const services = [...modules.flatMap((module) => module.services ?? []), streetFestival]

const roles = services.flatMap((service) => Object.keys(service.roles))
const desks: Record<string, Promise<Browser>> = {}

for (const service of services) {
  describe(`${service.id}, from filing by its pages`, () => {
    const paths = pathsToStates(service)
    const ends = Object.entries(service.workflow.states).filter(([, { outcome }]) => outcome)
    const isOnTheWay = (leg: Leg) =>
      ends.some(([end]) => paths.get(end)?.some((on) => on.from === leg.from && on.id === leg.id))
    for (const [index, [end, { outcome }]] of ends.entries()) {
      test(`to "${end}"`, async () => {
        const walk = await beginWalk(service, index)
        for (const leg of paths.get(end) ?? []) await walk.take(leg)
        await walk.check()
        const [row] = await city.asOwner<{ state: string; outcome: string; open: boolean }>(
          'select state, outcome, open from service.application where id = $1',
          [walk.filed.id],
        )
        assert.deepEqual(row, { state: end, outcome, open: false })
        await checkPermission(service, walk.filed, walk.applicant, outcome === 'granted')
      })
    }
    for (const [index, leg] of allLegs(service).entries()) {
      if (isOnTheWay(leg)) continue
      test(`"${leg.id}" in "${leg.from}"`, async () => {
        const walk = await beginWalk(service, index)
        for (const each of paths.get(leg.from) ?? []) await walk.take(each)
        await walk.take(leg)
        await walk.check()
      })
    }
  })
}

test('a whole service is declared on one screen', () => {
  const source = readSources().find(({ path }) => path === 'src/testing/street-festival.ts')
  assert.ok(source, 'the declaration is missing')
  const lines = source.text.slice(source.text.indexOf('defineService(')).split('\n').length
  assert.ok(lines <= 60, `${lines} lines`)
})

/** Files a case and follows it, counting what each act must leave behind. */
async function beginWalk(service: ServiceDeclaration, variant: number) {
  const applicant = city.browser()
  const mobile = `+9198${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`
  const filed = await fileCase(city, applicant, service, {
    plan: { city: city.a.slug, variant },
    as: { mobile, name: 'Asha Rao' },
  })
  assert.ok(hasValidCheckDigit(filed.number))
  assert.ok(filed.done.body.includes(formatPublicNumber(filed.number)))
  const expected = { steps: ['file'], notices: 1 }
  let state = service.workflow.start
  await holderSees(service, filed, state)
  return {
    filed,
    applicant,
    async take(leg: Leg) {
      const { browser, isOwn } = await actorOf(leg, applicant, filed)
      const base = isOwn ? `/${city.a.slug}` : `/desk/${city.a.slug}`
      const needs = [...(leg.action.needs ?? []), ...(leg.action.takes ?? [])]
      const answer = await actByPage(browser, `${base}/case/${filed.number}`, { id: leg.id, needs })
      assert.equal(answer.status, 303, `${leg.id} answered ${answer.status}`)
      expected.steps.push(leg.id)
      const isTold = !isOwn && leg.action.plain !== undefined
      if (isTold) expected.notices += 1
      state = leg.to
    },
    async check() {
      await holderSees(service, filed, state)
      await checkRecords(service, filed, applicant, expected)
    },
  }
}

/** Whoever may take the action: a role's holder, else the one it is with, else the applicant. */
async function actorOf(leg: Leg, applicant: Browser, filed: FiledCase) {
  const role = leg.action.by.find((by) => typeof by === 'object')
  if (role) return { browser: await (desks[role.role] ??= city.signIn(role.role)), isOwn: false }
  if (leg.action.by.includes('applicant')) return { browser: applicant, isOwn: true }
  const [row] = await city.asOwner<{ login: string }>(
    `select login from identity.account where id =
       (select assignee_id from service.application where id = $1)`,
    [filed.id],
  )
  assert.ok(row, `${leg.id} needs an assignee`)
  return { browser: await city.signIn(row.login.replace(/\.a$/, '')), isOwn: false }
}

/** An open case lies in the inbox of the role whose work it is; other services' staff have it not. */
async function holderSees(service: ServiceDeclaration, filed: FiledCase, name: string) {
  const state = service.workflow.states[name]
  const isOpen = state?.outcome === undefined
  const query = `sort=newest&service=${service.id}`
  const isListed = async (role: string) => {
    const inbox = await (desks[role] ??= city.signIn(role)).then((desk) =>
      desk.get(`/desk/${city.a.slug}/inbox/office?${query}`),
    )
    assert.equal(inbox.status, 200)
    return inbox.body.includes(`/case/${filed.number}"`)
  }
  const { holder } = state ?? {}
  if (holder !== undefined) assert.equal(await isListed(holder), isOpen, `inbox of ${holder}`)
  const stranger = roles.find((role) => !Object.hasOwn(service.roles, role)) ?? ''
  assert.equal(await isListed(stranger), false, `inbox of ${stranger}`)
}

async function checkRecords(
  service: ServiceDeclaration,
  filed: FiledCase,
  applicant: Browser,
  expected: { steps: string[]; notices: number },
) {
  await city.settle()
  const steps = await city.asOwner<{ action: string; version: number }>(
    'select action, version from service.step where application_id = $1 order by version',
    [filed.id],
  )
  assert.deepEqual(
    steps.map(({ action }) => action),
    expected.steps,
  )
  const events = await city.asOwner<{ version: number }>(
    `select (data->>'version')::int as version from kernel.event
     where subject_id = $1 order by position`,
    [filed.id],
  )
  assert.deepEqual(
    events.map(({ version }) => version),
    expected.steps.map((_action, index) => index + 1),
  )
  const [log] = await city.asOwner<{ first: number; last: number; count: number }>(
    `select min(position)::int as first, max(position)::int as last, count(*)::int as count
     from kernel.event where tenant_id = $1`,
    [city.a.id],
  )
  assert.deepEqual(log, { first: 1, last: log?.count, count: log?.count })
  const [notices] = await city.asOwner<{ sent: number; events: number; others: number }>(
    `select count(*) filter (where status = 'sent')::int as sent,
       count(distinct event_id)::int as events,
       count(*) filter (where status <> 'sent')::int as others
     from notice.message where params->>'number' = $1 and audience = 'resident' and way = 'sms'`,
    [filed.number],
  )
  assert.deepEqual(notices, { sent: expected.notices, events: expected.notices, others: 0 })
  const texts = city.sms.filter(({ body }) => body.includes(filed.number))
  assert.equal(texts.length, expected.notices)
  const page = await applicant.get(`/${city.a.slug}/case/${filed.number}`)
  assert.equal(page.status, 200)
  const shown = page.body.match(/<ol class="timeline">[^]*?<\/ol>/)?.[0] ?? ''
  const visible = expected.steps.filter((action) => action === 'file' || isVisible(service, action))
  assert.equal(shown.match(/<time /g)?.length ?? 0, visible.length, shown)
  assert.deepEqual(city.logged, [])
}

const isVisible = (service: ServiceDeclaration, id: string) =>
  Object.values(service.workflow.states).some(({ on }) => on[id]?.plain !== undefined)

async function checkPermission(
  service: ServiceDeclaration,
  filed: FiledCase,
  applicant: Browser,
  isGranted: boolean,
) {
  const rows = await city.asOwner<{ number: string; register: string; months: number }>(
    `select number, register, (extract(year from age(valid_to, valid_from)) * 12
       + extract(month from age(valid_to, valid_from)))::int as months
     from service.permission where application_id = $1`,
    [filed.id],
  )
  if (!isGranted || !service.issues) return assert.deepEqual(rows, [])
  const [permission] = rows
  assert.equal(rows.length, 1)
  assert.equal(permission?.register, service.issues.register)
  assert.equal(permission?.months, service.issues.validForMonths)
  assert.ok(hasValidCheckDigit(permission?.number ?? ''))
  const page = await applicant.get(`/${city.a.slug}/case/${filed.number}`)
  assert.ok(page.body.includes(formatPublicNumber(permission?.number ?? '')))
}
