import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import type { Browser } from '../../testing/browser.js'
import { actByPage } from '../../testing/desk-act.js'
import { fileCase } from '../../testing/file-case.js'
import { smallJpeg } from '../../testing/small-jpeg.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
let officer: Browser
before(async () => {
  city = await startTestApp()
  officer = await city.signIn('grievance-officer')
})
beforeEach(() => city.forgetLimits())

const filed = async () => {
  const reporter = city.browser()
  const plan = { city: 'alphapur', variant: 0 }
  const { number } = await fileCase(city, reporter, grievance, { plan, as: 'anonymous' })
  const page = `/alphapur/case/${number}`
  return { reporter, page, desk: `/desk/alphapur/case/${number}` }
}
const timelineOf = async (browser: Browser, page: string) =>
  /<ol class="timeline">[\s\S]*?<\/ol>/.exec((await browser.get(page)).body)?.[0] ?? ''
const times = (text: string, part: string) => text.split(part).length - 1

test('a note that ends in a full stop is told once', async () => {
  for (const note of ['New lamp put in.', 'नया बल्ब लगाया।', 'Done!']) {
    const { reporter, page, desk } = await filed()
    await actByPage(officer, desk, { id: 'resolve', needs: ['note'], note })
    const bare = note.slice(0, -1)
    assert.equal(times(await timelineOf(reporter, page), bare), 1, note)
  }
})

test('who has it and by when it is solved are two things', async () => {
  const { reporter, page } = await filed()
  const lines = await timelineOf(reporter, page)
  assert.match(lines, /<br\/?>To be solved by \d\d/)
  assert.doesNotMatch(lines, /until/)
})

test('a rating is told with what was given', async () => {
  const { reporter, page, desk } = await filed()
  await actByPage(officer, desk, { id: 'resolve', needs: ['note'] })
  const holding = { _action: 'rate' }
  assert.equal((await reporter.form(page, { rating: '4' }, { holding })).status, 303)
  assert.match(await timelineOf(reporter, page), /You rated it: 4, good/)
})

test('a stranger is not addressed as the person who sent it', async () => {
  const { reporter, page, desk } = await filed()
  await actByPage(officer, desk, { id: 'resolve', needs: ['note'] })
  const reopened = await actByPage(reporter, page, { id: 'reopen', needs: ['note'] })
  assert.equal(reopened.status, 303)
  assert.match(await timelineOf(reporter, page), /You opened it again/)
  for (const stranger of [city.browser(), officer]) {
    const lines = await timelineOf(stranger, page)
    assert.match(lines, /It was sent[\s\S]*It was opened again/)
    assert.doesNotMatch(lines, /\b[Yy]ou/)
  }
})

test('photos that came later stand apart from those that were sent with it', async () => {
  const { reporter, page, desk } = await filed()
  const own = (await reporter.get(page)).body
  assert.ok(!own.includes('Photos added later'))
  const bytes = await smallJpeg()
  const files = [{ field: 'photo', name: 'after.jpg', type: 'image/jpeg', bytes }]
  const holding = { _action: 'resolve' }
  assert.equal((await officer.form(desk, { note: 'New lamp' }, { holding, files })).status, 303)
  const { body } = await reporter.get(page)
  const [before = '', later = ''] = body.split('Photos added later')
  assert.deepEqual([times(before, '<img '), times(later, '<img ')], [1, 1])
})
