import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { smallJpeg } from '../../testing/small-jpeg.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import type { Browser } from '../../testing/browser.js'

let city: TestApp
let browser: Browser
let link: string
before(async () => {
  city = await startTestApp()
  browser = city.browser()
  const { location } = await browser.form('/alphapur/apply/grievance', {})
  const page = location.replace(/what$/, 'describe')
  await browser.form(location, { category: 'light-out' })
  const bytes = await smallJpeg()
  const files = [{ field: 'photos', name: 'my street.jpg', type: 'image/jpeg', bytes }]
  await browser.form(page, {}, { files })
  const shown = await browser.get(page)
  link = /src="(\/files\/[^"]+)"/.exec(shown.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
})

test('the link that the page shows opens the file, and lets it do nothing', async () => {
  const answer = await city.browser().get(link)
  assert.equal(answer.status, 200)
  assert.equal(answer.headers['content-type'], 'image/webp')
  assert.equal(answer.headers['content-security-policy'], "default-src 'none'; sandbox")
  assert.equal(answer.headers['x-content-type-options'], 'nosniff')
  assert.match(String(answer.headers['cache-control']), /private/)
})

test('a link opens that file of that city in that size only', async () => {
  const [, lgd = '', id = '', variant = '', key = ''] =
    /^\/files\/(\d+)\/([^/]+)\/(\w+)\?key=(.+)$/.exec(link) ?? []
  const [expiry = '', signature = ''] = key.split('.')
  const forged = [
    `/files/1000002/${id}/${variant}?key=${key}`,
    `/files/${lgd}/${id}/full?key=${key}`,
    `/files/${lgd}/${id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))}/${variant}?key=${key}`,
    `/files/${lgd}/${id}/${variant}?key=${Number(expiry) + 9_999}.${signature}`,
    `/files/${lgd}/${id}/${variant}?key=${expiry}.${'A'.repeat(43)}`,
    `/files/${lgd}/${id}/other?key=${key}`,
    `/files/${lgd}/------------------------------------/${variant}?key=${key}`,
  ]
  for (const url of forged) assert.equal((await browser.get(url)).status, 404, url)
  for (const query of ['', '?key=', '?key=x', `?key=${key}&key=${key}`]) {
    const answer = await browser.get(`/files/${lgd}/${id}/${variant}${query}`)
    assert.ok([400, 404].includes(answer.status), query)
  }
})

test('after its time a link opens nothing', async () => {
  city.clock.advance(21 * 60_000)
  assert.equal((await browser.get(link)).status, 404)
  city.clock.advance(-21 * 60_000)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
