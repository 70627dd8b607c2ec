import assert from 'node:assert/strict'
import { before, beforeEach, describe, test } from 'node:test'
import { recordEvents } from '../../kernel/events/log-store.js'
import { grievance } from '../../services/grievance/declaration.js'
import { buildEvent } from '../../testing/build-event.js'
import { actByPage } from '../../testing/desk-act.js'
import { fileCase, type FiledCase } from '../../testing/file-case.js'
import { buildProvider, type TestProvider } from '../../testing/notice-providers.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { personFor } from '../identity/residents.js'
import { saveEntries } from '../masterdata/entry-store.js'
import { createCarriers } from './carriers.js'
import { savePreference } from './preference-store.js'
import type { Way } from './way.js'

let city: TestApp
let first: TestProvider
let second: TestProvider
let whatsapp: TestProvider
let mobile = 9_876_510_000

before(async () => {
  city = await startTestApp()
})
beforeEach(async () => {
  first = buildProvider('first')
  second = buildProvider('second')
  whatsapp = buildProvider('wa')
  const providers = { sms: [first, second], whatsapp: [whatsapp], email: [] }
  city.app.carriers = createCarriers(providers, { timeoutMs: 50, restMs: 300 })
  await city.forgetLimits()
})

interface Wish {
  on?: readonly Way[]
  language?: string
  quiet?: readonly [number, number]
}

/** A case of a person of their own, whose wishes are known before anything is told. */
async function fileOne(wish?: Wish): Promise<FiledCase & { account: string }> {
  mobile += 1
  const as = { mobile: `+91${mobile}`, name: 'Asha Rao' }
  const { id: account } = await personFor(city.app, { ...as, language: 'en' })
  if (wish) await prefer(account, wish)
  const plan = { city: 'alphapur', variant: 0 }
  return { ...(await fileCase(city, city.browser(), grievance, { plan, as })), account }
}

interface Row {
  id: string
  way: Way
  status: string
  template: string
  provider: string | null
  reason: string | null
  wait_s: number
  audience: string
}
const messagesOf = (account: string) =>
  city.asOwner<Row>(
    `select id, way, status, template, provider, reason, audience,
       extract(epoch from due_at - clock_timestamp())::float8 as wait_s
     from notice.message where recipient_id = $1 order by created_at, way`,
    [account],
  )
const outside = async (account: string) =>
  (await messagesOf(account)).filter(({ way }) => way !== 'in-app')
const dueNow = () =>
  city.asOwner(`with due as (update notice.message set due_at = now() where status = 'queued')
    update kernel.job set run_at = now(), locked_until = null where task = 'notice.send'`)
const prefer = (account: string, { on = ['sms', 'in-app'], language, quiet }: Wish) =>
  city.database.write(
    { tenant: city.a.id },
    savePreference([
      account,
      language ?? null,
      'sms',
      JSON.stringify({ case: on }),
      quiet?.[0] ?? null,
      quiet?.[1] ?? null,
    ]),
  )
const tell = (filed: FiledCase, data: Record<string, unknown> = {}, type = 'application.moved') =>
  city.database.write(
    { tenant: city.a.id },
    recordEvents([buildEvent({ type, subject: { kind: 'application', id: filed.id }, data })]),
  )

describe('from an event to a telephone', () => {
  test('a filing is told once by SMS and once on the page, and counted', async () => {
    const filed = await fileOne()
    await city.settle()
    await city.settle()
    assert.deepEqual(
      (await messagesOf(filed.account)).map(({ way, status, template }) => [way, status, template]),
      [
        ['in-app', 'delivered', 'notice.filed'],
        ['sms', 'sent', 'notice.filed'],
      ],
    )
    assert.equal(first.taken.length, 1)
    assert.match(first.taken[0]?.body ?? '', new RegExp(`/alphapur/case/${filed.number}`))
    const [attempt] = await city.asOwner(
      `select a.provider, a.outcome from notice.attempt a join notice.message m on m.id = a.message_id
       where m.recipient_id = $1`,
      [filed.account],
    )
    assert.deepEqual(attempt, { provider: 'first', outcome: 'taken' })
    const [usage] = await city.asOwner<{ messages: number; parts: number }>(
      `select messages, parts from notice.usage where tenant_id = $1 and way = 'sms'`,
      [city.a.id],
    )
    assert.ok(usage && usage.messages >= 1 && usage.parts >= usage.messages)
  })

  test('the log read again tells nobody again', async () => {
    const filed = await fileOne()
    await city.settle()
    await city.asOwner(`update kernel.reader_cursor set position = 0 where reader = 'notices'`)
    await city.settle()
    assert.equal((await messagesOf(filed.account)).length, 2)
    assert.equal(first.taken.filter(({ body }) => body.includes(filed.number)).length, 1)
  })

  test('a comment that keeps the state and a passed limit are told too; a hidden note is not', async () => {
    const filed = await fileOne()
    const { number } = filed
    await tell(filed, { number, visible: true, action: 'comment' }, 'application.noted')
    await tell(filed, { number, visible: false, action: 'note' }, 'application.noted')
    await tell(filed, { number, visible: true, action: 'escalate' }, 'application.noted')
    await tell(filed, { number }, 'application.overdue')
    await city.settle()
    assert.deepEqual((await outside(filed.account)).map(({ template }) => template).toSorted(), [
      'notice.escalated',
      'notice.filed',
      'notice.noted',
      'notice.overdue',
    ])
  })

  test('staff are told on the site of what is given to them, and of what runs late', async () => {
    const filed = await fileOne()
    const officer = await city.signIn('grievance-officer')
    const url = `/desk/alphapur/case/${filed.number}`
    await actByPage(officer, url, { id: 'assign', needs: ['assignee'] })
    const [row] = await city.asOwner<{ id: string }>(
      'select assignee_id as id from service.application where id = $1',
      [filed.id],
    )
    const assignee = row?.id ?? ''
    await tell(filed, { number: filed.number }, 'application.overdue')
    await city.settle()
    const own = (await messagesOf(assignee)).filter(({ audience }) => audience === 'staff')
    assert.deepEqual(
      own.map(({ way, template, status }) => [way, template, status]),
      [
        ['in-app', 'notice.staff.assigned', 'delivered'],
        ['in-app', 'notice.staff.overdue', 'delivered'],
      ],
    )
  })

  test('a case that is raised is told to its ladder’s role, and to the resident in one way only', async () => {
    const filed = await fileOne()
    const told = { number: filed.number, version: 9 }
    await tell(filed, told, 'application.overdue')
    await tell(filed, { ...told, role: 'grievance-officer', notify: true }, 'application.escalated')
    await tell(
      filed,
      { ...told, version: 10, role: 'commissioner', notify: false },
      'application.escalated',
    )
    await city.settle()
    assert.deepEqual(
      (await outside(filed.account))
        .map(({ template }) => template)
        .toSorted((a, b) => a.localeCompare(b)),
      ['notice.escalated', 'notice.filed', 'notice.overdue'],
    )
    const toldTo = await city.asOwner<{ recipient: string }>(
      `select recipient_id as recipient from notice.message
       where params->>'number' = $1 and audience = 'staff'`,
      [filed.number],
    )
    assert.deepEqual(toldTo, [{ recipient: await city.staffId('grievance-officer') }])
  })
})

describe('providers that fail', () => {
  test('with a dead first provider notices flow by the second', async () => {
    first.behaviour = 'down'
    const filed = await fileOne()
    await city.settle()
    assert.equal(second.taken.filter(({ body }) => body.includes(filed.number)).length, 1)
    assert.deepEqual(
      (await outside(filed.account)).map(({ status, provider }) => [status, provider]),
      [['sent', 'second']],
    )
  })

  test('an answer that is lost for long is asked after, and nobody else sends meanwhile', async () => {
    first.behaviour = 'hangs-after-taking'
    first.answers = false
    const filed = await fileOne()
    await city.settle()
    const [waiting] = await outside(filed.account)
    assert.equal(waiting?.status, 'queued')
    assert.ok(waiting.wait_s > 0.5 && waiting.wait_s < 5, `${waiting.wait_s} s`)
    assert.equal(second.taken.length, 0)
    first.answers = true
    await dueNow()
    await city.settle()
    assert.equal((await outside(filed.account))[0]?.status, 'sent')
    assert.equal(first.taken.length, 1)
    assert.equal(second.asked.length, 0)
  })

  test('a process killed between asking and writing down: asked after, not sent twice', async () => {
    const filed = await fileOne()
    await city.settle()
    const [message] = await outside(filed.account)
    // As if what follows the provider's answer had never been written.
    await city.asOwner(
      `update notice.message set status = 'queued', sent_at = null, provider_ref = null, provider = null
       where id = $1`,
      [message?.id],
    )
    await city.asOwner(
      `update notice.attempt set outcome = 'asked', answered_at = null where message_id = $1`,
      [message?.id],
    )
    const [asked, enquired] = [first.asked.length, first.enquired.length]
    await tell(filed, { number: filed.number, visible: true }, 'application.noted')
    await dueNow()
    await city.settle()
    assert.deepEqual(
      (await outside(filed.account)).map(({ status }) => status),
      ['sent', 'sent'],
    )
    assert.equal(first.enquired.length, enquired + 1)
    assert.equal(first.asked.length, asked + 1, 'only the new notice is sent')
  })

  test('what every provider leaves waits, and goes out when one is back', async () => {
    first.behaviour = second.behaviour = 'down'
    const filed = await fileOne()
    await city.settle()
    assert.equal((await outside(filed.account))[0]?.status, 'queued')
    first.behaviour = 'takes'
    await dueNow()
    await city.settle()
    assert.equal((await outside(filed.account))[0]?.status, 'sent')
  })

  test('a refused number falls to the next way that the person wants', async () => {
    first.behaviour = 'refuses'
    const filed = await fileOne({ on: ['sms', 'whatsapp'] })
    await city.settle()
    assert.deepEqual(
      (await outside(filed.account))
        .map(({ way, status }) => `${way} ${status}`)
        .toSorted((a, b) => a.localeCompare(b)),
      ['sms failed', 'whatsapp sent'],
    )
    assert.equal(whatsapp.taken.length, 1)
  })

  test('without any provider a notice is refused with its reason', async () => {
    city.app.carriers = createCarriers({ sms: [], whatsapp: [], email: [] })
    const filed = await fileOne()
    await city.settle()
    const [message] = await outside(filed.account)
    assert.deepEqual([message?.status, message?.reason], ['failed', 'no provider is set up'])
  })
})

describe('what a person wants', () => {
  test('quiet hours hold a notice back until they end; the answer to a filing comes at once', async () => {
    const filed = await fileOne()
    const minutes = (offset: number) => {
      const at = new Date(Date.now() + (330 + offset) * 60_000)
      return at.getUTCHours() * 60 + at.getUTCMinutes()
    }
    await prefer(filed.account, { quiet: [minutes(-10), minutes(30)] })
    await tell(filed, { number: filed.number })
    await city.settle()
    const rows = await outside(filed.account)
    assert.deepEqual(
      rows.map(({ template, status }) => [template, status]),
      [
        ['notice.filed', 'sent'],
        ['notice.moved', 'queued'],
      ],
    )
    const wait = rows[1]?.wait_s ?? 0
    assert.ok(wait > 28 * 60 && wait <= 30 * 60, `${wait} s`)
    const [job] = await city.asOwner<{ wait_s: number }>(
      `select extract(epoch from run_at - clock_timestamp())::float8 as wait_s
       from kernel.job where task = 'notice.send' order by run_at desc limit 1`,
    )
    assert.ok(Math.abs((job?.wait_s ?? 0) - wait) < 5, 'a job waits for the morning')
    city.clock.advance(31 * 60_000)
    await dueNow()
    await city.settle()
    city.clock.advance(-31 * 60_000)
    assert.equal((await outside(filed.account))[1]?.status, 'sent')
  })

  test('a way that is off stays silent, and the language is the person’s', async () => {
    const filed = await fileOne({ on: ['whatsapp'], language: 'hi' })
    await city.settle()
    assert.deepEqual(
      (await messagesOf(filed.account)).map(({ way }) => way),
      ['whatsapp'],
    )
    assert.match(whatsapp.taken[0]?.body ?? '', /दर्ज/)
  })

  test('a city words its notices; a text that cannot be filled leaves the built-in one', async () => {
    const data = {
      sms: { en: 'Own words for {number}', hi: '{nothing} here' },
      dltTemplateId: '1107160000000012345',
    }
    const entry = {
      code: 'notice.filed',
      parentCode: null,
      name: { en: 'Filed' },
      data,
      position: 0,
      active: true,
    }
    await city.database.write(
      { tenant: city.a.id },
      saveEntries(['notice-template', JSON.stringify([entry]), null]),
    )
    city.app.masterData.forget()
    const filed = await fileOne()
    await city.settle()
    assert.match(first.taken[0]?.body ?? '', /^Own words for /)
    assert.equal(first.taken[0]?.templateId, data.dltTemplateId)
    const [row] = await city.asOwner<{ template_id: string }>(
      `select template_id from notice.message where recipient_id = $1 and way = 'sms'`,
      [filed.account],
    )
    assert.equal(row?.template_id, data.dltTemplateId)
    await fileOne({ on: ['sms'], language: 'hi' })
    await city.settle()
    assert.match(first.taken.at(-1)?.body ?? '', /दर्ज/)
  })
})
