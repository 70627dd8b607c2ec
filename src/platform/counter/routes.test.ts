import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { wardId } from '../../testing/seed-test-cities.js'
import { smallJpeg } from '../../testing/small-jpeg.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
let clerk: Browser
let operator: Browser
let desk: string
before(async () => {
  city = await startTestApp()
  clerk = await city.signIn('counter-clerk')
  operator = await city.signIn('centre-operator')
  desk = `/desk/${city.a.slug}`
})
beforeEach(() => city.forgetLimits())

const fields = {
  mobile: '98765 43210',
  name: 'Sunita Devi',
  language: 'hi',
  category: 'light-out',
  'where.landmark': 'Near the water tank',
  'where.wardId': wardId('alphapur', 1),
  description: 'Dark for a week',
  consent: 'yes',
}
const numberOf = (location: string) => /\/slip\/(\d{11})$/.exec(location)?.[1] ?? ''
const cases = async () => {
  const [row] = await city.asOwner<{ n: number }>(
    'select count(*)::int as n from service.application',
  )
  return row?.n ?? -1
}

test('who may use which desk', async () => {
  for (const [browser, expected] of [
    [city.browser(), [303, 303, 303]],
    [await city.residentSession(), [404, 404, 404]],
    [await city.signIn('field-worker'), [403, 403, 403]],
    [await city.signIn('counter-clerk', 'b'), [404, 404, 404]],
    [clerk, [200, 200, 403]],
    [operator, [403, 403, 200]],
  ] as [Browser, number[]][]) {
    const pages = ['counter', 'call-centre', 'operator'].map((page) => `${desk}/${page}`)
    const answers = await Promise.all(pages.map((page) => browser.get(page)))
    assert.deepEqual(
      answers.map(({ status }) => status),
      expected,
    )
  }
})

test('every fault is told at once, what was typed is kept, and nothing is filed', async () => {
  const before = await cases()
  const answer = await clerk.form(
    `${desk}/counter?service=grievance`,
    { mobile: '12', name: '', category: '', 'where.landmark': '', description: 'Kept' },
    { holding: { mobile: '' } },
  )
  assert.equal(answer.status, 422)
  for (const path of ['mobile', 'name', 'category', 'where-landmark', 'consent']) {
    assert.match(answer.body, new RegExp(`href="#field-${path}"`), path)
  }
  assert.match(answer.body, />Kept</)
  assert.equal(await cases(), before)
})

test('a case is taken on one screen, once, and its slip is in the language of the person', async () => {
  const page = await clerk.get(`${desk}/counter?service=grievance`)
  const first = await clerk.send(page, fields, { holding: { description: '' } })
  assert.equal(first.status, 303, first.body.slice(0, 1_500))
  const again = await clerk.send(page, fields, { holding: { description: '' } })
  assert.equal(again.location, first.location)
  const slip = await clerk.get(first.location)
  assert.match(slip.body, /lang="hi"/)
  assert.match((await clerk.get(`${first.location}?paper=80mm`)).body, /class="slip roll"/)
  const [row] = await city.asOwner<{ channel: string; language: string; presence: string }>(
    `select a.channel, a.language, f.presence from service.application a
     join service.assisted_filing f on f.application_id = a.id
     where a.number = '${numberOf(first.location)}'`,
  )
  assert.deepEqual(row, { channel: 'counter', language: 'hi', presence: 'counter' })
  const known = await clerk.get(`${desk}/counter?mobile=9876543210`)
  assert.match(known.body, /Sunita Devi/)
  const similar = await clerk.get(
    `${desk}/similar?service=grievance&category=light-out&ward=${wardId('alphapur', 1)}`,
  )
  assert.equal((JSON.parse(similar.body) as { cases: unknown[] }).cases.length, 1)
})

test('an operator files with the code on the phone of the person, and sees their own slips only', async () => {
  const page = await operator.get(`${desk}/operator?service=grievance`)
  const given = { ...fields, mobile: '98765 43299', centre: 'CSC-77', presence: 'otp' }
  // The value of a button, which a form does not hold by itself.
  const filing = /name="filing" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const sent = await operator.post(`${desk}/operator?service=grievance`, {
    ...given,
    filing,
    'send-code': 'yes',
    _token: await operator.token(),
  })
  assert.equal(sent.status, 200, sent.body.slice(0, 1_500))
  const code = /\d{6}/.exec(city.sms.at(-1)?.body ?? '')?.[0] ?? ''
  const wrong = await operator.send(sent, { code: '000000' }, { holding: { centre: 'CSC-77' } })
  assert.equal(wrong.status, 422)
  const filed = await operator.send(wrong, { code }, { holding: { centre: 'CSC-77' } })
  assert.equal(filed.status, 303, filed.body.slice(0, 1_500))
  assert.equal((await operator.get(filed.location)).status, 200)
  assert.equal((await operator.get(`${desk}/case/${numberOf(filed.location)}`)).status, 404)
  const [other] = await city.asOwner<{ number: string }>(
    `select number from service.application where channel = 'counter' limit 1`,
  )
  assert.equal((await operator.get(`${desk}/slip/${other?.number}`)).status, 404)
})

test('without code or signed slip an operator files nothing', async () => {
  const before = await cases()
  const page = await operator.get(`${desk}/operator?service=grievance`)
  const given = { ...fields, mobile: '98765 43298', centre: '', presence: 'slip' }
  const bare = await operator.send(page, given, { holding: { centre: '' } })
  assert.equal(bare.status, 422)
  assert.match(bare.body, /href="#field-slip"/)
  assert.match(bare.body, /href="#field-centre"/)
  assert.equal(await cases(), before)
  const signed = await operator.send(
    bare,
    { ...given, centre: 'CSC-77' },
    {
      holding: { centre: '' },
      files: [{ field: 'slip', name: 'slip.jpg', type: 'image/jpeg', bytes: await smallJpeg() }],
    },
  )
  assert.equal(signed.status, 303, signed.body.slice(0, 1_500))
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
