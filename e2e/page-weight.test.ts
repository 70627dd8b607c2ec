import assert from 'node:assert/strict'
import type { Page, Response } from 'playwright-core'
import { answerGrievance, giveCode, giveContact } from './kit/file-grievance.js'
import { journey } from './kit/journey.js'

const most = { bytes: 60_000, requests: 8, scriptBytes: 15_000 }

journey('pages are light enough for a line of 240 kbit/s', async ({ city, visitor }) => {
  const page = await visitor()
  await answerGrievance(page, city, 'Bus stand')
  const draft = page.url().replace(/\/check$/, '')
  await giveContact(page, 'Asha Kale', '98765 43216')
  const filed = await giveCode(page, city)
  const cookies = await page.context().cookies()

  const other = await visitor()
  await answerGrievance(other, city, 'Bus stand')
  const open = other.url().replace(/\/check$/, '')
  const openCookies = await other.context().cookies()
  assert.notEqual(draft, open)

  const pages = {
    [`/${city.slug}`]: [],
    [`${open}/what`]: openCookies,
    [`${open}/where`]: openCookies,
    [`/${city.slug}/case/${filed}`]: cookies,
  }
  for (const [path, kept] of Object.entries(pages)) {
    const fresh = await visitor()
    await fresh.context().addCookies(kept)
    const load = await weigh(fresh, path)
    const said = `${path}: ${JSON.stringify(load)}`
    assert.ok(load.requests > 1 && load.bytes > 1_000, said)
    assert.ok(load.bytes <= most.bytes, said)
    assert.ok(load.requests <= most.requests, said)
    assert.ok(load.scriptBytes <= most.scriptBytes, said)
    assert.equal(load.fonts, 0, said)
  }
})

/** What a browser that was never there fetches, with headers, as it comes over the line. */
async function weigh(page: Page, path: string) {
  const answers: Response[] = []
  page.on('response', (response) => answers.push(response))
  await page.goto(path, { waitUntil: 'networkidle' })
  const load = { bytes: 0, requests: 0, scriptBytes: 0, fonts: 0 }
  for (const response of answers) {
    const { responseBodySize, responseHeadersSize } = await response.request().sizes()
    const type = response.request().resourceType()
    load.requests += 1
    load.bytes += responseBodySize + responseHeadersSize
    if (type === 'script') load.scriptBytes += responseBodySize
    if (type === 'font') load.fonts += 1
  }
  return load
}
