import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { randomUUID } from 'node:crypto'
import { modules } from '../modules.js'
import type { ServiceDeclaration } from '../platform/service-kit/service.js'
import type { Browser } from '../testing/browser.js'
import { actByPage } from '../testing/desk-act.js'
import { fileCase } from '../testing/file-case.js'
import { startTestApp, type TestApp } from '../testing/start-app.js'
import { allLegs, pathsToStates, type Leg } from '../testing/workflow-paths.js'

let city: TestApp
const people: Record<string, Browser> = {}
const services = modules.flatMap((module) => module.services ?? [])
const roles = [...services.flatMap((service) => Object.keys(service.roles)), 'commissioner']
before(async () => {
  city = await startTestApp()
  for (const role of roles) people[role] = await city.signIn(role)
  people['another resident'] = await city.residentSession('+919876543299', 'Someone else')
  people['nobody'] = city.browser()
  people['another city'] = await city.signIn(roles[0] ?? '', 'b')
})

for (const service of services) {
  describe(`${service.id}: who may not act`, () => {
    const actions = [...new Set(allLegs(service).map(({ id }) => id))]
    for (const [state, path] of pathsToStates(service)) {
      test(`in "${state}"`, async () => {
        const { number, applicant, workers } = await walkTo(service, path)
        await city.forgetLimits()
        const before = await traces()
        const version = path.length + 1
        const may = (role: string, id: string) =>
          service.workflow.states[state]?.on[id]?.by.some(
            (by) => typeof by === 'object' && by.role === role,
          ) ?? false
        for (const [who, browser] of Object.entries({ ...people, applicant })) {
          const isResident = who === 'applicant' || who === 'another resident'
          const root = isResident ? `/${city.a.slug}` : `/desk/${city.a.slug}`
          for (const id of actions) {
            const by = service.workflow.states[state]?.on[id]?.by ?? []
            const isOwn = who === 'applicant' && by.includes('applicant')
            if (may(who, id) || isOwn || (workers.includes(who) && by.includes('assignee')))
              continue
            const answer = await browser.post(`${root}/case/${number}`, {
              ...everything,
              _token: await tokenOf(browser),
              _action: id,
              _version: String(version),
              _command: randomUUID(),
            })
            const told = `${who} tried ${id}: ${answer.status}`
            assert.ok([401, 403, 404].includes(answer.status), told)
          }
        }
        assert.deepEqual(await traces(), before)
      })
    }
  })
}

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))

/** What any action could ask for. */
const everything = { note: 'Let me', reason: 'duplicate', rating: '5', department: 'roads' }

const tokens = new Map<Browser, string>()
async function tokenOf(browser: Browser): Promise<string> {
  const token = tokens.get(browser) ?? (await browser.token())
  tokens.set(browser, token)
  return token
}

/** A case in the state that a way leads to; `workers` are the roles of those who hold it. */
async function walkTo(service: ServiceDeclaration, path: readonly Leg[]) {
  const applicant = city.browser()
  const mobile = `+9197${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`
  const as = { mobile, name: 'Asha Rao' }
  const filed = await fileCase(city, applicant, service, {
    plan: { city: city.a.slug, variant: 0 },
    as,
  })
  for (const { id, action } of path) {
    const role = action.by.find((by) => typeof by === 'object')?.role
    const browser = role === undefined ? applicant : people[role]
    assert.ok(browser)
    const root = role === undefined ? `/${city.a.slug}` : `/desk/${city.a.slug}`
    const needs = action.needs ?? []
    const answer = await actByPage(browser, `${root}/case/${filed.number}`, { id, needs })
    assert.equal(answer.status, 303)
  }
  const rows = await city.asOwner<{ role: string }>(
    `select g.role from service.application a
     join access.assignment g on g.account_id = a.assignee_id where a.id = $1`,
    [filed.id],
  )
  return { number: filed.number, applicant, workers: rows.map(({ role }) => role) }
}

/** Whatever an act would leave behind. */
async function traces() {
  await city.settle()
  const [row] = await city.asOwner<Record<string, number>>(
    `select (select count(*) from service.step)::int as steps,
       (select sum(version) from service.application)::int as versions,
       (select count(*) from kernel.event)::int as events,
       (select count(*) from kernel.event_pending)::int as pending,
       (select count(*) from upload.file)::int as files`,
  )
  return row
}
