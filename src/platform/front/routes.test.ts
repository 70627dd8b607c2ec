import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import { fileCase } from '../../testing/file-case.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
before(async () => {
  city = await startTestApp()
})
beforeEach(() => city.forgetLimits())

test('everything of mine: all cities, only mine', async () => {
  const browser = await city.residentSession()
  const numbers = []
  for (const slug of ['alphapur', 'betapur']) {
    const plan = { city: slug, variant: 0 }
    numbers.push((await fileCase(city, browser, grievance, { plan, as: 'signed-in' })).number)
  }
  await city.settle()
  for (const slug of ['alphapur', 'betapur']) {
    const { body } = await browser.get(`/${slug}/mine`)
    assert.ok(body.includes(`/alphapur/case/${numbers[0]}`))
    assert.ok(body.includes(`/betapur/case/${numbers[1]}`))
  }
  const other = await city.residentSession('+919876500009', 'Other')
  const { body } = await other.get('/alphapur/mine')
  assert.ok(!numbers.some((number) => body.includes(number)))
  const older = await browser.get(`/alphapur/mine?before=${encodeURIComponent('2020-01-01')}`)
  assert.ok(!numbers.some((number) => older.body.includes(number)))
  for (const before of ['yesterday', '-200000-01-01T00:00:00Z', '2020-99-99']) {
    assert.equal((await browser.get(`/alphapur/mine?before=${before}`)).status, 400, before)
  }
  assert.match((await city.browser().get('/alphapur/mine')).location, /\/sign-in\?to=/)
})

test('a language that is chosen stays, and leads back to where one was', async () => {
  const browser = city.browser()
  const back = encodeURIComponent('/alphapur/track?number=1')
  const answer = await browser.get(`/language/ur?to=${back}`)
  assert.equal(answer.location, '/alphapur/track?number=1')
  const page = await browser.get('/alphapur')
  assert.match(page.body, /<html[^>]*lang="ur"[^>]*dir="rtl"|<html[^>]*dir="rtl"[^>]*lang="ur"/)
  assert.equal((await browser.get('/language/xx')).status, 404)
  assert.match((await browser.get('/alphapur')).body, /<html[^>]*lang="ur"/)
})

test('a browser is answered in a language that it reads', async () => {
  const ask = async (accepts: string) => {
    const page = await city.browser().get('/alphapur', { 'accept-language': accepts })
    return /<html[^>]*lang="(\w+)"/.exec(page.body)?.[1]
  }
  assert.equal(await ask('mr-IN,mr;q=0.9'), 'mr')
  assert.equal(await ask('de,hi;q=0.5'), 'hi')
  assert.equal(await ask('xx;;;,,,*'), 'en')
})

test('changing the language leads to no other site', async () => {
  for (const to of ['//evil.test', '/\\evil.test', 'https://evil.test', '/%0d%0aset-cookie:a=b']) {
    const answer = await city.browser().get(`/language/hi?to=${encodeURIComponent(to)}`)
    assert.doesNotMatch(answer.location, /^(?:\/[/\\]|https?:)/, to)
    assert.ok(!/[\r\n]/.test(answer.location))
  }
})

test('what is not there is told in words, with a way on', async () => {
  for (const path of ['/nowhere', '/alphapur/nowhere', '/alphapur/apply/kites', '/desk/nowhere']) {
    const answer = await city.browser().open(path)
    assert.ok([401, 404].includes(answer.status), path)
    assert.match(answer.body, /<h1>/)
  }
})

test('every page that the front pages link to is there', async () => {
  const browser = city.browser()
  const seen = new Set<string>()
  for (const start of ['/', '/alphapur', '/privacy', '/accessibility', '/staff/sign-in']) {
    const { body } = await browser.get(start)
    for (const [, href = ''] of body.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)) {
      const path = href.replaceAll('&amp;', '&')
      if (seen.has(path)) continue
      seen.add(path)
      const answer = await browser.get(path)
      assert.ok(answer.status < 400, `${start} links to ${path}: ${answer.status}`)
    }
  }
  assert.ok(seen.size > 10)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
