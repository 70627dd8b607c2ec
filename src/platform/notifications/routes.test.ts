import assert from 'node:assert/strict'
import { before, beforeEach, describe, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import type { Browser } from '../../testing/browser.js'
import { faultsIn, fileCase } from '../../testing/file-case.js'
import { buildProvider, type TestProvider } from '../../testing/notice-providers.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { createCarriers } from './carriers.js'

const notices = '/alphapur/mine/notices'
const settings = '/alphapur/mine/notice-settings'

let city: TestApp
let resident: Browser
let email: TestProvider
let mobile = 9_876_530_000
before(async () => {
  city = await startTestApp()
})
beforeEach(async () => {
  email = buildProvider('mail')
  const providers = { sms: [buildProvider('gateway')], whatsapp: [], email: [email] }
  city.app.carriers = createCarriers(providers)
  await city.forgetLimits()
  mobile += 1
  resident = await city.residentSession(`+91${mobile}`, 'Asha Rao')
})

const fileOne = () =>
  fileCase(city, resident, grievance, { plan: { city: 'alphapur', variant: 0 }, as: 'signed-in' })
const codeNow = () => /\b\d{6}\b/.exec(email.taken.at(-1)?.body ?? '')?.[0] ?? ''

describe('messages on the site', () => {
  test('whoever has not signed in is sent to do so', async () => {
    const browser = city.browser()
    for (const url of [notices, settings]) {
      const page = await browser.get(url)
      assert.ok(page.status === 303 || page.status === 401, `${url} answered ${page.status}`)
    }
  })

  test('what is new is marked until the person says that they read it', async () => {
    const filed = await fileOne()
    await city.settle()
    const page = await resident.get(notices)
    assert.equal(page.status, 200)
    assert.match(page.body, /1 new message/)
    assert.match(page.body, new RegExp(`href="/alphapur/case/${filed.number}"`))
    assert.match(page.body, />New</)
    const sent = await resident.form(notices, {}, { holding: {} })
    assert.equal(sent.location, notices)
    const after = await resident.get(notices)
    assert.match(after.body, /Nothing new/)
    assert.doesNotMatch(after.body, />New</)
    assert.match(after.body, new RegExp(`/case/${filed.number}`))
  })

  test('another person and another city see nothing of it', async () => {
    const filed = await fileOne()
    await city.settle()
    const other = await city.residentSession('+919876539999', 'Ravi Kale')
    assert.doesNotMatch((await other.get(notices)).body, new RegExp(filed.number))
    const elsewhere = await resident.get('/betapur/mine/notices')
    assert.equal(elsewhere.status, 200)
    assert.doesNotMatch(elsewhere.body, new RegExp(filed.number))
  })

  test('marking needs the form’s token and an instant', async () => {
    const forged = await resident.post(notices, { until: new Date().toISOString() })
    assert.equal(forged.status, 403)
    const token = await resident.token()
    for (const until of ['', 'yesterday', '+275760-09-13T00:00:00Z', '2026-99-99T00:00:00Z']) {
      const answer = await resident.post(notices, { _token: token, until })
      assert.equal(answer.status, 400, until)
    }
    assert.equal((await resident.get(`${notices}?before=yesterday`)).status, 400)
  })

  test('staff have a page of their own', async () => {
    const worker = await city.signIn('field-worker')
    assert.equal((await worker.get(notices)).status, 200)
    const stranger = await city.signIn('field-worker', 'b')
    for (const url of [notices, settings]) assert.equal((await stranger.get(url)).status, 404)
  })
})

describe('settings', () => {
  test('what is chosen is kept and shown again', async () => {
    const saved = await resident.form(settings, {
      language: 'hi',
      firstWay: 'whatsapp',
      'case.whatsapp': 'yes',
      'survey.sms': 'yes',
      quiet: 'own',
      quietFrom: '22:00',
      quietTo: '06:00',
    })
    assert.equal(saved.location, `${settings}?saved=yes`)
    const [row] = await city.asOwner<Record<string, unknown>>(
      `select p.language, p.first_way, p.quiet_from, p.quiet_to, p.ways->'survey' as survey
       from notice.preference p order by changed_at desc limit 1`,
    )
    assert.equal(row?.['language'], 'hi')
    assert.equal(row['first_way'], 'whatsapp')
    assert.deepEqual([row['quiet_from'], row['quiet_to']], [1_320, 360])
    assert.ok(JSON.stringify(row['survey']).includes('sms'))
    const page = await resident.open(saved.location)
    assert.match(page.body, /Your choice is saved/)
    assert.match(page.body, /<option value="whatsapp" selected/)
    assert.match(page.body, /<option value="22:00" selected/)
  })

  test('every fault is told at once, and nothing is kept', async () => {
    const token = await resident.token()
    const answer = await resident.post(settings, {
      _token: token,
      language: 'xx',
      firstWay: 'pigeon',
      quiet: 'own',
      quietFrom: '25:00',
      quietTo: '',
    })
    assert.equal(answer.status, 422)
    for (const field of ['language', 'firstWay', 'quietFrom', 'quietTo']) {
      assert.match(answer.body, new RegExp(`href="#field-${field}"`), field)
    }
    const page = await resident.get(settings)
    assert.match(page.body, /<option value="sms" selected/)
  })

  test('another city has its own choice', async () => {
    await resident.form(settings, { firstWay: 'email' })
    const page = await resident.get('/betapur/mine/notice-settings')
    assert.match(page.body, /<option value="sms" selected/)
  })

  test('every form needs its token', async () => {
    for (const path of ['', '/email', '/code', '/email/remove']) {
      const answer = await resident.post(settings + path, { email: 'a@b.example' })
      assert.equal(answer.status, 403, path)
    }
    const nobody = city.browser()
    for (const path of ['', '/email', '/code', '/email/remove']) {
      const answer = await nobody.post(settings + path, { email: 'a@b.example' })
      assert.ok([303, 401].includes(answer.status), `${path} answered ${answer.status}`)
    }
  })
})

describe('the e-mail address', () => {
  const address = 'asha@example.org'

  test('is used after its code came back, lies sealed, and can be taken away', async () => {
    const begun = await resident.form(settings, { email: address })
    assert.equal(begun.location, `${settings}?saved=yes`)
    assert.equal(email.taken[0]?.to, address)
    await fileOne()
    await city.settle()
    assert.equal(email.taken.length, 1, 'nothing goes to an address that is not confirmed')
    const confirmed = await resident.form(settings, { code: codeNow() })
    assert.equal(confirmed.location, `${settings}?saved=yes`)
    assert.match((await resident.get(settings)).body, /asha@example\.org/)
    const [row] = await city.asOwner<{ plain: string }>(
      `select encode(sealed, 'escape') as plain from notice.address where sealed is not null`,
    )
    assert.doesNotMatch(row?.plain ?? 'asha', /asha/)
    await resident.form(settings, { firstWay: 'email' }, { holding: {} })
    const filed = await fileOne()
    await city.settle()
    assert.match(email.taken.at(-1)?.subject ?? '', /alphapur/)
    assert.match(email.taken.at(-1)?.body ?? '', new RegExp(filed.number))
    const page = await resident.get(settings)
    const token = await resident.token()
    await resident.post(`${settings}/email/remove`, { _token: token })
    assert.doesNotMatch((await resident.get(page.url)).body, /asha@example\.org/)
  })

  test('a wrong code, five of them, and none at all do not confirm it', async () => {
    await resident.form(settings, { email: address })
    const right = codeNow()
    const wrong = right === '000000' ? '111111' : '000000'
    for (let round = 0; round < 5; round += 1) {
      const answer = await resident.form(settings, { code: wrong })
      assert.equal(answer.status, 422)
      assert.match(faultsIn(answer.body).join(), /not right/)
    }
    const late = await resident.form(settings, { code: right })
    assert.match(faultsIn(late.body).join(), /too often/)
    const token = await city.browser().token()
    assert.ok(token !== '')
    const [row] = await city.asOwner<{ sealed: number }>(
      `select count(*)::int as sealed from notice.address where sealed is not null
         and account_id = (select account_id from notice.address order by expires_at desc nulls last limit 1)`,
    )
    assert.equal(row?.sealed, 0)
  })

  test('what is no address is refused at its field, and shown again', async () => {
    for (const bad of [
      '',
      'asha',
      'a b@c.example',
      'a@b',
      'a@b.c\r\nbcc: x@y.z',
      `${'x'.repeat(300)}@b.example`,
    ]) {
      const answer = await resident.form(settings, { email: bad })
      assert.equal(answer.status, 422, bad)
      assert.match(answer.body, /href="#field-email"/)
    }
    assert.equal(email.asked.length, 0)
  })

  test('when no provider takes the code, it says so', async () => {
    email.behaviour = 'down'
    const answer = await resident.form(settings, { email: address })
    assert.equal(answer.status, 503)
  })

  test('codes are not sent without end', async () => {
    const statuses: number[] = []
    for (let round = 0; round < 7; round += 1) {
      statuses.push((await resident.form(settings, { email: address })).status)
    }
    assert.deepEqual(statuses.slice(0, 5), [303, 303, 303, 303, 303])
    assert.equal(statuses[6], 429)
  })
})
