import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { wardId } from '../../testing/seed-test-cities.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

const base = '/api/v1/tenants/1000001'
const hourMs = 3_600_000

let city: TestApp
before(async () => {
  city = await startTestApp()
})

interface Shown {
  number: string
  version: number
  state: string
  dueAt: string | null
  assignee: string | null
}

async function act(
  browser: Browser,
  found: Shown,
  action: string,
  more: object = {},
): Promise<Shown> {
  const url = `${base}/applications/${found.number}/actions`
  const body = { action, version: found.version, ...more }
  const answer = await browser.json('POST', url, body, randomUUID())
  assert.equal(answer.status, 200, answer.body)
  return JSON.parse(answer.body) as Shown
}

// A service level rests while the office waits for the applicant: right-to-service laws count only
// the office's own days.
test('what was left of the time goes on when the applicant has answered', async () => {
  const [resident, officer] = [await city.residentSession(), await city.signIn('grievance-officer')]
  const worker = await city.staffId('field-worker')
  const where = { wardId: wardId('alphapur', 1), landmark: 'Water tank' }
  const body = { consent: true, answers: { category: 'light-out', where } }
  const filed = await resident.json(
    'POST',
    `${base}/services/grievance/applications`,
    body,
    randomUUID(),
  )
  const { number } = JSON.parse(filed.body) as { number: string }
  const read = await officer.json('GET', `${base}/applications/${number}`)
  const first = JSON.parse(read.body) as Shown
  const promised = Date.parse(first.dueAt ?? '')

  const assigned = await act(officer, first, 'assign', { assigneeId: worker })
  assert.equal(Date.parse(assigned.dueAt ?? ''), promised, 'passing it on wins no time')

  const asked = await act(officer, assigned, 'ask', { note: 'Which pole?' })
  assert.equal(asked.dueAt, null)

  city.clock.advance(48 * hourMs)
  const answered = await act(resident, asked, 'answer', { note: 'Pole 12' })
  const moved = Date.parse(answered.dueAt ?? '') - promised
  assert.ok(Math.abs(moved - 48 * hourMs) < hourMs, `the limit moved by ${moved / hourMs} h`)
  assert.equal(answered.assignee, assigned.assignee, 'who asked has it again')
})
