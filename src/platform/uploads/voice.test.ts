import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import type { Browser } from '../../testing/browser.js'
import { fileCase } from '../../testing/file-case.js'
import { smallSounds } from '../../testing/small-sounds.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
before(async () => {
  city = await startTestApp()
})
beforeEach(() => city.forgetLimits())

const voice = (bytes: Buffer, type = 'audio/webm') => [
  { field: 'voice', name: 'voice.webm', type, bytes },
]
const describePage = async (browser: Browser) => {
  const { location } = await browser.form('/alphapur/apply/grievance', {})
  await browser.form(location, { category: 'light-out' })
  return location.replace(/what$/, 'describe')
}
const linkIn = (html: string) =>
  /<audio[^>]* src="(\/files\/[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''

test('a voice note is taken with the report, once, and can be taken away again', async () => {
  const browser = city.browser()
  const page = await describePage(browser)
  const shown = await browser.get(page)
  assert.match(shown.body, /accept="audio\/\*/)
  assert.match(shown.body, /data-record/)
  const policy = String(shown.headers['content-security-policy'])
  assert.match(policy, /media-src 'self'/)
  assert.match(String(shown.headers['permissions-policy']), /microphone=\(self\)/)
  assert.equal((await browser.form(page, {}, { files: voice(smallSounds.webm) })).status, 303)
  const taken = await browser.get(page)
  assert.ok(linkIn(taken.body).startsWith('/files/'))
  assert.ok(!taken.body.includes('data-record'), 'one is enough')
  const second = await browser.post(
    page,
    { _token: await browser.token() },
    { files: voice(smallSounds.webm) },
  )
  assert.equal(second.status, 422)
  const id = /name="_remove" value="([^"]+)"/.exec(taken.body)?.[1] ?? ''
  await browser.post(page, { _token: await browser.token(), _remove: id })
  assert.equal(linkIn((await browser.get(page)).body), '')
})

test('what is no sound is refused at its field and not kept', async () => {
  const browser = city.browser()
  const page = await describePage(browser)
  for (const [bytes, type] of [
    [Buffer.from('<script>alert(1)</script>'), 'audio/webm'],
    [smallSounds.wav, 'text/html'],
    [Buffer.concat([smallSounds.wav, Buffer.alloc(5 * 1024 * 1024)]), 'audio/wav'],
  ] as [Buffer, string][]) {
    const sent = await browser.form(page, {}, { files: voice(bytes, type) })
    assert.equal(sent.status, 422)
    assert.match(sent.body, /href="#field-voice"/)
  }
  assert.equal(linkIn((await browser.get(page)).body), '')
})

test('it is played to the desk and to whoever sent it, in parts, and to nobody else', async () => {
  const browser = city.browser()
  const plan = { city: 'alphapur', variant: 0 }
  const { number } = await fileCase(city, browser, grievance, { plan, as: 'anonymous' })
  const officer = await city.signIn('grievance-officer')
  const desk = await officer.get(`/desk/alphapur/case/${number}`)
  const own = await browser.get(`/alphapur/case/${number}`)
  assert.ok(linkIn(own.body) !== '' && linkIn(desk.body) !== '')
  assert.equal(linkIn((await city.browser().get(`/alphapur/case/${number}`)).body), '')
  const link = linkIn(desk.body)
  const whole = await officer.get(link)
  assert.equal(whole.headers['content-type'], 'audio/wav')
  assert.equal(whole.headers['content-security-policy'], "default-src 'none'; sandbox")
  assert.equal(whole.headers['accept-ranges'], 'bytes')
  const part = await officer.get(link, { range: 'bytes=0-3' })
  assert.deepEqual([part.status, part.body], [206, 'RIFF'])
  assert.equal(part.headers['content-range'], `bytes 0-3/${smallSounds.wav.length}`)
  assert.equal((await officer.get(link, { range: 'bytes=999-' })).status, 416)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
