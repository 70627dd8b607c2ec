import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { loginOf, wardId } from '../../testing/seed-test-cities.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { saveEntries } from '../masterdata/entry-store.js'

let city: TestApp
let resident: Browser
before(async () => {
  city = await startTestApp()
  resident = await city.residentSession()
})

async function rule(data: Record<string, unknown>) {
  const entry = { code: 'rule', parentCode: null, name: { en: 'Rule' }, position: 0, active: true }
  const entries = [{ ...entry, data: { service: 'grievance', ...data } }]
  await city.database.write(
    { tenant: city.a.id },
    saveEntries(['assignment-rule', JSON.stringify(entries), null]),
  )
  city.app.masterData.forget()
}

async function fileOne() {
  const where = { wardId: wardId('alphapur', 2), landmark: 'Tank' }
  const filed = await resident.json(
    'POST',
    `/api/v1/tenants/${city.a.id}/services/grievance/applications`,
    { consent: true, answers: { category: 'light-out', where } },
    randomUUID(),
  )
  const { number } = JSON.parse(filed.body) as { number: string }
  await city.settle()
  const [row] = await city.asOwner<{ state: string; assignee_name: string | null; by: string }>(
    `select a.state, a.assignee_name, s.actor_kind as by from service.application a
     join service.step s on s.application_id = a.id and s.version = a.version
     where a.number = '${number}'`,
  )
  return row
}

test('without a rule a case waits in the office', async () => {
  assert.deepEqual(await fileOne(), { state: 'assignment', assignee_name: null, by: 'resident' })
})

test('a rule gives a case to whoever of the role has least to do', async () => {
  await rule({ role: 'field-worker' })
  assert.deepEqual(await fileOne(), {
    state: 'work',
    assignee_name: 'field-worker of a',
    by: 'system',
  })
})

test('a rule may name one person; one who does not reach the case gets nothing', async () => {
  await rule({ role: 'field-worker', login: loginOf('field-worker', 'a') })
  assert.equal((await fileOne())?.assignee_name, 'field-worker of a')
  await rule({ role: 'field-worker', login: loginOf('field-worker', 'b') })
  assert.equal((await fileOne())?.assignee_name, null)
  await rule({ role: 'tree-inspector', ward: wardId('alphapur', 1) })
  assert.equal((await fileOne())?.assignee_name, null)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
