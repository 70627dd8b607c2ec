import assert from 'node:assert/strict'
import { before, beforeEach, describe, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { faultsIn } from '../../testing/file-case.js'
import { readForms } from '../../testing/read-forms.js'
import { testPassword, testTotpSecret } from '../../testing/seed-test-cities.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { addPerson } from './residents.js'
import { stepOf, totpCode } from './totp.js'

let city: TestApp
before(async () => {
  city = await startTestApp()
})
beforeEach(() => city.forgetLimits())

const codeNow = () => /\b\d{6}\b/.exec(city.sms.at(-1)?.body ?? '')?.[0] ?? ''
const wrongCode = (code: string) => (code === '000000' ? '000001' : '000000')
const mobile = '9876500011'

/** Asks for a code; gives the address where it is typed. */
async function askCode(browser: Browser, number = mobile, to = '') {
  const answer = await browser.form(`/alphapur/sign-in${to}`, { mobile: number })
  assert.equal(answer.status, 303)
  return answer.location
}

describe('a resident signs in', () => {
  test('with number and code, and is led where they wanted to go', async () => {
    const browser = city.browser()
    const wanted = await browser.get('/alphapur/mine')
    assert.match(wanted.location, /^\/alphapur\/sign-in\?to=/)
    const page = await browser.get(wanted.location)
    const asked = await browser.send(page, { mobile })
    const done = await browser.form(asked.location, { code: codeNow() })
    assert.equal(done.location, '/alphapur/mine')
    assert.equal((await browser.get('/alphapur/mine')).status, 200)
  })

  test('a number that is none is told at its field', async () => {
    for (const number of ['', '12345', '5876500011', 'call me']) {
      const answer = await city.browser().form('/alphapur/sign-in', { mobile: number })
      assert.equal(answer.status, 422)
      assert.equal(faultsIn(answer.body).length, 1)
    }
  })

  test('a wrong code is told, a used one is worth nothing, and an old one neither', async () => {
    const browser = city.browser()
    const path = await askCode(browser)
    const code = codeNow()
    assert.equal((await browser.form(path, { code: wrongCode(code) })).status, 422)
    assert.equal((await browser.form(path, { code })).status, 303)
    const again = city.browser()
    again.cookies.set('nagara_browser', browser.cookies.get('nagara_browser') ?? '')
    assert.equal((await again.form(path, { code })).status, 422)
    const late = await askCode(browser)
    await city.asOwner(`update identity.otp set expires_at = now() - interval '1 second'`)
    assert.equal((await browser.form(late, { code: codeNow() })).status, 422)
  })

  test('the way to the code is worth nothing in another browser, and not for long', async () => {
    const browser = city.browser()
    const path = await askCode(browser)
    assert.equal((await browser.get(path)).status, 200)
    assert.equal((await city.browser().get(path)).status, 404)
    assert.equal((await browser.get(path.slice(0, -3) + 'abc')).status, 404)
    city.clock.advance(11 * 60_000)
    assert.equal((await browser.get(path)).status, 404)
    city.clock.advance(-11 * 60_000)
  })

  test('a phone that people share asks who it is, and takes none but them', async () => {
    const shared = '+919876500022'
    const [asha, ravi] = [
      await addPerson(city.app, { mobile: shared, name: 'Asha', language: 'en' }),
      await addPerson(city.app, { mobile: shared, name: 'Ravi', language: 'en' }),
    ]
    const stranger = await addPerson(city.app, {
      mobile: '+919876500033',
      name: 'Stranger',
      language: 'en',
    })
    const browser = city.browser()
    const path = await askCode(browser, shared)
    const who = await browser.form(path, { code: codeNow() })
    assert.match(who.location, /\/sign-in\/who\//)
    assert.equal(browser.cookies.has('nagara_session'), false)
    const page = await browser.get(who.location)
    const offered = readForms(page.body).find((form) => form.controls.has('person'))
    assert.deepEqual(offered?.controls.get('person')?.options, [asha.id, ravi.id])
    assert.equal((await browser.send(page, { person: stranger.id })).status, 422)
    assert.equal(browser.cookies.has('nagara_session'), false)
    assert.equal((await browser.send(page, { person: ravi.id })).status, 303)
    assert.ok((await browser.get('/alphapur')).body.includes('/alphapur/mine'))
    // The way to choosing is worth nothing before the code was right.
    const early = await askCode(browser, shared)
    assert.equal((await browser.get(early.replace('/code/', '/who/'))).status, 404)
  })

  test('nobody is led to another site afterwards', async () => {
    for (const to of ['//evil.test', 'https://evil.test', '/\\evil.test', 'javascript:alert(1)']) {
      const browser = city.browser()
      await city.forgetLimits()
      const path = await askCode(browser, mobile, `?to=${encodeURIComponent(to)}`)
      assert.equal((await browser.form(path, { code: codeNow() })).location, '/alphapur/mine')
    }
  })

  test('signing out ends the session, not only the cookie', async () => {
    const browser = await city.residentSession()
    const session = browser.cookies.get('nagara_session') ?? ''
    const token = await browser.token()
    assert.equal((await browser.post('/sign-out', { _token: 'x' })).status, 403)
    assert.equal((await browser.post('/sign-out', { _token: token })).status, 303)
    browser.cookies.set('nagara_session', session)
    assert.equal((await browser.get('/alphapur/mine')).status, 303)
  })
})

describe('staff sign in', () => {
  const code = () => totpCode(testTotpSecret, stepOf(new Date()))
  const sign = (browser: Browser, given: Record<string, string>, to = '') =>
    browser.form(`/staff/sign-in${to}`, { password: testPassword, code: code(), ...given })

  test('with login, password and code, and land at their desk', async () => {
    const browser = city.browser()
    const answer = await sign(browser, { login: 'Tree-Officer.a' })
    assert.equal(answer.location, '/desk/alphapur')
    assert.equal((await browser.open('/desk/alphapur')).status, 200)
  })

  test('one answer for whatever was wrong, and nobody is signed in', async () => {
    const browser = city.browser()
    const shown = new Set<string>()
    for (const given of [
      { login: 'nobody' },
      { login: 'tree-inspector.a', password: 'guess' },
      { login: 'tree-inspector.a', code: wrongCode(code()) },
      { login: '' },
      { login: "' or 1=1 --" },
    ]) {
      const answer = await sign(browser, given)
      assert.equal(answer.status, 422)
      shown.add(faultsIn(answer.body).join())
    }
    assert.equal(shown.size, 1)
    assert.equal(browser.cookies.has('nagara_session'), false)
  })

  test('a code signs in once', async () => {
    const used = code()
    const first = await sign(city.browser(), { login: 'commissioner.a', code: used })
    assert.equal(first.status, 303)
    const second = await sign(city.browser(), { login: 'commissioner.a', code: used })
    assert.equal(second.status, 422)
  })

  test('they are led to the desk page that they wanted, and nowhere else', async () => {
    const wanted = await city.browser().get('/desk/betapur/inbox/all')
    assert.equal(
      wanted.location,
      `/staff/sign-in?to=${encodeURIComponent('/desk/betapur/inbox/all')}`,
    )
    const to = `?to=${encodeURIComponent('/desk/betapur/inbox/all')}`
    const browser = city.browser()
    const answer = await sign(browser, { login: 'grievance-officer.b' }, to)
    assert.equal(answer.location, '/desk/betapur/inbox/all')
    const evil = await sign(city.browser(), { login: 'field-worker.b' }, '?to=//evil.test')
    assert.equal(evil.location, '/desk/betapur')
  })

  test('an office of another city is not there for them', async () => {
    const browser = await city.signIn('commissioner')
    for (const path of ['', '/home', '/inbox/office', '/field', '/case/12345678903']) {
      assert.equal((await browser.get(`/desk/betapur${path}`)).status, 404, path)
    }
    const inspector = await city.signIn('tree-inspector')
    assert.equal((await inspector.get('/desk/alphapur/home')).status, 403)
    const resident = await city.residentSession()
    assert.equal((await resident.get('/desk/alphapur')).status, 404)
  })
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
