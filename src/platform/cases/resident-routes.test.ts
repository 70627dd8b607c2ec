import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import type { Browser } from '../../testing/browser.js'
import { actByPage } from '../../testing/desk-act.js'
import { fileCase } from '../../testing/file-case.js'
import { readForms } from '../../testing/read-forms.js'
import { smallJpeg } from '../../testing/small-jpeg.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
let officer: Browser
const dayMs = 86_400_000
before(async () => {
  city = await startTestApp()
  officer = await city.signIn('grievance-officer')
})
beforeEach(() => city.forgetLimits())

const plan = { city: 'alphapur', variant: 0 }
const file = async () => {
  const browser = city.browser()
  const { number } = await fileCase(city, browser, grievance, { plan, as: 'anonymous' })
  return { browser, number, page: `/alphapur/case/${number}` }
}
const offered = async (browser: Browser, page: string) =>
  readForms((await browser.get(page)).body)
    .flatMap((form) => form.values.get('_action') ?? [])
    .sort()
const resolve = (number: string) =>
  actByPage(officer, `/desk/alphapur/case/${number}`, { id: 'resolve', needs: ['note'] })

test('who filed without a name follows the case from the same browser, and nobody else does', async () => {
  const { browser, page } = await file()
  assert.deepEqual(await offered(browser, page), ['comment', 'withdraw'])
  const own = await browser.get(page)
  assert.ok(own.body.includes('Behind the clock tower'))
  for (const other of [city.browser(), await city.residentSession(), officer]) {
    const short = await other.get(page)
    assert.equal(short.status, 200)
    assert.ok(!short.body.includes('Behind the clock tower'))
    assert.deepEqual(await offered(other, page), [])
  }
})

test('a number of another city, with a slip, or of none is not found', async () => {
  const { browser, number } = await file()
  const slip = number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10)
  for (const path of [`/betapur/case/${number}`, `/alphapur/case/${slip}`, '/alphapur/case/x']) {
    assert.equal((await browser.get(path)).status, 404, path)
  }
  const spaced = encodeURIComponent(`${number.slice(0, 4)} ${number.slice(4)}`)
  assert.equal((await browser.get(`/alphapur/case/${spaced}`)).status, 200)
  const tracked = await browser.get(`/alphapur/track?number=${spaced}`)
  assert.equal(tracked.location, `/alphapur/case/${number}`)
  assert.equal((await browser.get(`/alphapur/track?number=${slip}`)).status, 422)
})

test('adding information asks for words, and takes a photo with them only', async () => {
  const { browser, page } = await file()
  const bytes = await smallJpeg()
  const files = [{ field: 'photo', name: 'a.jpg', type: 'image/jpeg', bytes }]
  const holding = { _action: 'comment' }
  const count = async () => {
    const [row] = await city.asOwner<{ n: number }>('select count(*)::int as n from upload.file')
    return row?.n ?? -1
  }
  const before = await count()
  const without = await browser.form(page, {}, { holding, files })
  assert.equal(without.status, 422)
  const done = await browser.form(
    page,
    { note: 'It is the pole at the corner' },
    { holding, files },
  )
  assert.equal(done.status, 303)
  assert.equal(await count(), before + 1)
  assert.ok((await browser.get(page)).body.includes('It is the pole at the corner'))
})

test('withdrawing ends it, and an old page cannot act on it any more', async () => {
  const { browser, page } = await file()
  const old = await browser.get(page)
  const done = await browser.send(old, {}, { holding: { _action: 'withdraw' } })
  assert.equal(done.status, 303)
  assert.deepEqual(await offered(browser, page), [])
  const late = await browser.send(old, { note: 'But' }, { holding: { _action: 'comment' } })
  assert.equal(late.status, 409)
  // The same click twice is one act.
  const again = await browser.send(old, {}, { holding: { _action: 'withdraw' } })
  assert.equal(again.status, 303)
})

test('a rating is given once, between one and five', async () => {
  const { browser, number, page } = await file()
  await resolve(number)
  assert.deepEqual(await offered(browser, page), ['rate', 'reopen'])
  const holding = { _action: 'rate' }
  for (const rating of ['', '0', '6', 'five']) {
    assert.equal((await browser.form(page, { rating }, { holding })).status, 422)
  }
  assert.equal((await browser.form(page, { rating: '2' }, { holding })).status, 303)
  assert.deepEqual(await offered(browser, page), ['reopen'])
})

test('it can be opened again within the days of the city, and not after', async () => {
  const { browser, number, page } = await file()
  await resolve(number)
  const old = await browser.get(page)
  city.clock.advance(8 * dayMs)
  assert.deepEqual(await offered(browser, page), ['rate'])
  const late = await browser.send(old, { note: 'Dark again' }, { holding: { _action: 'reopen' } })
  assert.equal(late.status, 403)
  city.clock.advance(-2 * dayMs)
  assert.deepEqual(await offered(browser, page), ['rate', 'reopen'])
  const done = await browser.send(old, { note: 'Dark again' }, { holding: { _action: 'reopen' } })
  assert.equal(done.status, 303)
  assert.deepEqual(await offered(browser, page), ['comment', 'withdraw'])
  city.clock.advance(-6 * dayMs)
})

test('a form without what ties it to the page is refused', async () => {
  const { browser, page } = await file()
  const _token = await browser.token()
  const sent = { _action: 'withdraw', _version: '1', _command: 'x' }
  assert.equal((await browser.post(page, sent)).status, 403)
  assert.equal((await browser.post(page, { ...sent, _token })).status, 400)
  assert.deepEqual(await offered(browser, page), ['comment', 'withdraw'])
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
