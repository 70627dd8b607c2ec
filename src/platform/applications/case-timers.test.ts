import assert from 'node:assert/strict'
import { afterEach, before, beforeEach, describe, test } from 'node:test'
import type { JobRow } from '../../kernel/jobs/job-store.js'
import { grievance } from '../../services/grievance/declaration.js'
import type { Browser } from '../../testing/browser.js'
import { actByPage } from '../../testing/desk-act.js'
import { fileCase } from '../../testing/file-case.js'
import { backToNow, passTime } from '../../testing/pass-time.js'
import { readForms } from '../../testing/read-forms.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { streetFestival } from '../../testing/street-festival.js'
import { saveEntries } from '../masterdata/entry-store.js'
import { defineService } from '../service-kit/define-service.js'
import { hours } from '../service-kit/level.js'
import { role } from '../service-kit/workflow.js'
import { tickCase } from './tick-case.js'

const hourMs = 3_600_000
const officerRole = [role('festival-officer')]

/** A service where the law decides after 100 hours, which rest while the applicant is asked. */
const look = streetFestival.workflow.states['look']
assert.ok(look)
// Time goes far ahead here, and a day that is asked for would be past.
const { when: _day, ...form } = streetFestival.form
const lawful = defineService({
  ...streetFestival,
  id: 'lawful-festival',
  form,
  workflow: {
    start: 'look',
    states: {
      ...streetFestival.workflow.states,
      look: {
        ...look,
        level: hours(40),
        deemed: { after: hours(100), to: 'granted', law: 'section 4 of the Festivals Act' },
        on: {
          ...look.on,
          ask: { to: 'asked', by: officerRole, title: 'Ask', plain: 'Asked', needs: ['note'] },
        },
      },
      asked: {
        title: 'Asked',
        plain: 'Tell us more',
        waitsForApplicant: true,
        on: { tell: { to: 'look', by: ['applicant'], title: 'Tell', plain: 'You told us' } },
      },
    },
  },
})

let city: TestApp
let officer: Browser
before(async () => {
  city = await startTestApp({ modules: [{ name: 'lawful', services: [lawful] }] })
  officer = await city.signIn('grievance-officer')
})
beforeEach(() => city.forgetLimits())
afterEach(() => backToNow(city))

const plan = { city: 'alphapur', variant: 0 }
async function file() {
  const browser = city.browser()
  const filed = await fileCase(city, browser, grievance, { plan, as: 'anonymous' })
  return { browser, ...filed, page: `/alphapur/case/${filed.number}` }
}
const steps = async (id: string) =>
  (
    await city.asOwner<{ action: string; level: number | null; role: string | null }>(
      `select action, (data->>'level')::int as level, data->>'role' as role
       from service.step where application_id = $1 order by version`,
      [id],
    )
  ).map(({ action, level, role: to }) => [action, level, to].filter((each) => each !== null))
const eventsOf = async (id: string) =>
  (
    await city.asOwner<{ type: string }>(
      'select type from kernel.event where subject_id = $1 order by position',
      [id],
    )
  ).map(({ type }) => type.replace('application.', ''))
const timers = async (id: string) =>
  (
    await city.asOwner<{ n: number }>(
      `select count(*)::int as n from kernel.job where subject_id = $1 and task = 'service.due'`,
      [id],
    )
  )[0]?.n

describe('a case that nobody works on (72 hours, the built-in ladder)', () => {
  test('is reminded of, told late, and raised level by level, each once', async () => {
    const { id, browser, page } = await file()
    await passTime(city, 53 * hourMs)
    assert.deepEqual(await eventsOf(id), ['filed'])
    await passTime(city, 2 * hourMs)
    assert.deepEqual(await eventsOf(id), ['filed', 'reminder'])
    const [row] = await city.asOwner<{ version: number }>(
      'select version from service.application where id = $1',
      [id],
    )
    assert.equal(row?.version, 1, 'a reminder leaves an open page valid')
    await passTime(city, 18 * hourMs)
    await passTime(city, 34 * hourMs)
    assert.deepEqual(await steps(id), [['file'], ['overdue', 1, 'grievance-officer']])
    await passTime(city, 3 * hourMs)
    assert.deepEqual(await steps(id), [
      ['file'],
      ['overdue', 1, 'grievance-officer'],
      ['escalated', 2, 'commissioner'],
    ])
    const all = ['filed', 'reminder', 'overdue', 'escalated', 'escalated']
    assert.deepEqual(await eventsOf(id), all)
    await passTime(city, 1_000 * hourMs)
    assert.deepEqual(await eventsOf(id), all)
    assert.equal(await timers(id), 0, 'time brings nothing more')
    const shown = (await browser.get(page)).body
    assert.ok(shown.includes('now also with: the commissioner'), 'the applicant reads who has it')
  })

  test('eight timers at once raise it once', async () => {
    const { id } = await file()
    city.clock.advance(80 * hourMs)
    const run = tickCase(city.app)
    const job: JobRow = {
      id,
      task: 'service.due',
      tenant_id: city.a.id,
      subject_id: id,
      data: {},
      run_at: new Date(),
      attempts: 1,
    }
    await Promise.all(Array.from({ length: 8 }, () => run(job)))
    await city.settle()
    assert.deepEqual(await steps(id), [['file'], ['overdue', 1, 'grievance-officer']])
    assert.deepEqual(await eventsOf(id), ['filed', 'overdue', 'escalated'])
    city.clock.advance(-80 * hourMs)
  })

  test('the same when a timer of before fires for a limit that has moved', async () => {
    const { id, number, browser, page } = await file()
    const desk = `/desk/alphapur/case/${number}`
    await actByPage(officer, desk, { id: 'assign', needs: ['assignee'] })
    await actByPage(officer, desk, { id: 'ask', needs: ['note'] })
    await passTime(city, 500 * hourMs)
    assert.deepEqual(
      (await steps(id)).map(([action]) => action),
      ['file', 'assign', 'ask'],
      'it waits for the applicant: the clock rests',
    )
    await actByPage(browser, page, { id: 'answer', needs: ['note'] })
    await passTime(city, 71 * hourMs)
    assert.equal((await steps(id)).length, 4)
    await passTime(city, 2 * hourMs)
    assert.deepEqual((await steps(id)).at(-1), ['overdue', 1, 'field-worker'])
  })

  test('resolved, it is left alone; opened again, its time starts anew', async () => {
    const { id, number, browser, page } = await file()
    await passTime(city, 60 * hourMs)
    await passTime(city, 20 * hourMs)
    await actByPage(officer, `/desk/alphapur/case/${number}`, { id: 'resolve', needs: ['note'] })
    await passTime(city, 50 * hourMs)
    assert.equal((await steps(id)).length, 3)
    await actByPage(browser, page, { id: 'reopen', needs: ['note'] })
    await passTime(city, 60 * hourMs)
    await passTime(city, 20 * hourMs)
    assert.deepEqual(
      (await steps(id)).map(([action]) => action),
      ['file', 'overdue', 'resolve', 'reopen', 'overdue'],
    )
    assert.equal((await eventsOf(id)).filter((type) => type === 'reminder').length, 2)
  })
})

test('a city’s own ladder can hand the case over', async () => {
  const data = {
    remindAtPercent: 0,
    steps: [
      {
        after: { value: 1, unit: 'hours', basis: 'elapsed' },
        role: 'commissioner',
        reassign: true,
      },
    ],
  }
  const ladder = {
    code: 'default',
    parentCode: null,
    name: { en: 'Ours' },
    data,
    position: 0,
    active: true,
  }
  const save = (active: boolean) =>
    city.app.database.write(
      { tenant: city.a.id },
      saveEntries(['escalation-ladder', JSON.stringify([{ ...ladder, active }]), null]),
    )
  await save(true)
  city.app.masterData.forget()
  const { id } = await file()
  await passTime(city, 72.5 * hourMs)
  assert.deepEqual(await steps(id), [['file'], ['overdue']])
  await passTime(city, hourMs)
  assert.deepEqual((await steps(id)).at(-1), ['escalated', 1, 'commissioner'])
  const [row] = await city.asOwner<{ assignee_id: string }>(
    'select assignee_id from service.application where id = $1',
    [id],
  )
  assert.equal(row?.assignee_id, await city.staffId('commissioner'))
  assert.ok(!(await eventsOf(id)).includes('reminder'))
  await save(false)
  city.app.masterData.forget()
})

describe('where the law decides', () => {
  const fileLawful = async () => {
    const browser = city.browser()
    const as = { mobile: '+919876512345', name: 'Asha Rao' }
    const filed = await fileCase(city, browser, lawful, { plan, as })
    return { browser, ...filed, page: `/alphapur/case/${filed.number}` }
  }

  test('it does so once its own time is over, names itself and issues the permission', async () => {
    const { id, browser, page } = await fileLawful()
    await passTime(city, 99 * hourMs)
    const before = await steps(id)
    assert.ok(!before.some(([action]) => action === 'deemed'))
    await passTime(city, 2 * hourMs)
    const [row] = await city.asOwner<{ state: string; open: boolean; permissions: number }>(
      `select state, open, (select count(*)::int from service.permission where application_id = a.id)
         as permissions from service.application a where id = $1`,
      [id],
    )
    assert.deepEqual(row, { state: 'granted', open: false, permissions: 1 })
    assert.equal((await steps(id)).filter(([action]) => action === 'deemed').length, 1)
    assert.ok((await browser.get(page)).body.includes('section 4 of the Festivals Act'))
    await passTime(city, 500 * hourMs)
    assert.equal((await steps(id)).length, before.length + 1)
  })

  test('its time rests while the applicant is asked, and a decision ends it', async () => {
    const { id, number, browser, page } = await fileLawful()
    const festivals = await city.signIn('festival-officer')
    const desk = `/desk/alphapur/case/${number}`
    await passTime(city, 30 * hourMs)
    await actByPage(festivals, desk, { id: 'ask', needs: ['note'] })
    await passTime(city, 300 * hourMs)
    await actByPage(browser, page, { id: 'tell', needs: [] })
    await passTime(city, 69 * hourMs)
    assert.ok(!(await steps(id)).some(([action]) => action === 'deemed'))
    await actByPage(festivals, desk, { id: 'refuse', needs: ['note'] })
    await passTime(city, 100 * hourMs)
    assert.equal((await steps(id)).at(-1)?.[0], 'refuse')
  })
})

describe('the applicant reminds the office', () => {
  test('once the limit has passed, and again after a week; nobody else does', async () => {
    const { id, browser, page } = await file()
    const url = `${page}/reminder`
    const send = async (who: Browser) => (await who.post(url, { _token: await who.token() })).status
    assert.equal(await send(browser), 409, 'it is in time')
    assert.ok(!(await browser.get(page)).body.includes('/reminder"'))
    await passTime(city, 73 * hourMs)
    assert.equal(await send(city.browser()), 401)
    assert.equal(await send(officer), 403)
    const other = page.replace('alphapur', 'betapur')
    assert.equal((await browser.post(`${other}/reminder`, {})).status, 404)
    assert.equal((await browser.post(url, {})).status, 403, 'without the form’s token')
    const shown = readForms((await browser.get(page)).body).find(({ action }) => action === url)
    assert.ok(shown, 'the page offers it')
    assert.equal((await browser.post(url, Object.fromEntries(shown.values))).status, 303)
    assert.ok((await browser.get(page)).body.includes('You sent the office a reminder'))
    assert.equal(await send(browser), 409)
    await passTime(city, 7 * 24 * hourMs + 1)
    assert.equal(await send(browser), 303)
    assert.equal((await steps(id)).filter(([action]) => action === 'nudged').length, 2)
  })
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
