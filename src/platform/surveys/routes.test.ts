import assert from 'node:assert/strict'
import { before, beforeEach, describe, test } from 'node:test'
import type { Browser } from '../../testing/browser.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { resultsOf, type Count } from './results.js'
import type { Question } from './survey.js'

const colour: Question = {
  id: 'q1',
  kind: 'one',
  label: { en: 'Colour' },
  of: { c1: { en: 'Red' }, c2: { en: 'Blue' } },
  required: false,
}

describe('results', () => {
  const people = [
    { gender: 'female', ageBand: null, count: 6 },
    { gender: 'male', ageBand: null, count: 3 },
    { gender: null, ageBand: null, count: 1 },
  ]
  const counts: Count[] = [
    { question: 'q1', value: 'c1', gender: 'female', ageBand: null, count: 4 },
    { question: 'q1', value: null, gender: 'female', ageBand: null, count: 2 },
    { question: 'q1', value: 'c2', gender: 'male', ageBand: null, count: 3 },
    { question: 'q1', value: 'c2', gender: null, ageBand: null, count: 1 },
  ]
  const [result] = resultsOf([colour], counts, people, 'gender')

  test('what was not stated is a line of its own, and all lines make the whole', () => {
    assert.deepEqual(
      result?.lines.map(({ value, count }) => [value, count]),
      [
        ['c1', 4],
        ['c2', 4],
        [null, 2],
      ],
    )
    assert.equal(result?.asked, 10)
  })

  test('a group of fewer than five is not told apart', () => {
    assert.deepEqual(
      result?.groups.map(({ group, asked }) => [group, asked]),
      [['female', 6]],
    )
  })
})

let city: TestApp
let admin: Browser
let desk: string
before(async () => {
  city = await startTestApp()
  admin = await city.signIn('city-admin')
  desk = `/desk/${city.a.slug}/surveys`
})
beforeEach(() => city.forgetLimits())

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const fields = (slug: string) => ({
  'title.en': 'Market hours',
  slug,
  kind: 'survey',
  opensOn: day(-1),
  closesOn: day(5),
  'label1.en': 'Which day?',
  kind1: 'one',
  'of1.en': 'Sunday\nMonday',
  required1: 'yes',
  'label2.en': 'What else?',
  kind2: 'words',
})
const opened = async (slug: string) => {
  const made = await admin.form(`${desk}/new`, fields(slug))
  assert.equal(made.status, 303, made.body.slice(0, 1_500))
  const done = await admin.form(`${desk}/${slug}`, {}, { holding: {} })
  assert.equal(done.status, 303)
}

test('who may make surveys', async () => {
  for (const [browser, read, write] of [
    [city.browser(), 303, 401],
    [await city.residentSession(), 404, 404],
    [await city.signIn('field-worker'), 403, 403],
    [await city.signIn('commissioner'), 200, 403],
    [await city.signIn('city-admin', 'b'), 404, 404],
    [admin, 200, 422],
  ] as [Browser, number, number][]) {
    assert.equal((await browser.get(desk)).status, read)
    const sent = await browser.post(`${desk}/new`, { _token: await browser.token(), slug: 'X Y' })
    assert.equal(sent.status, write)
  }
})

test('every fault of a survey is told at once', async () => {
  const answer = await admin.form(`${desk}/new`, {
    slug: 'Not a slug',
    opensOn: day(5),
    closesOn: day(1),
    'label1.en': 'Which?',
    kind1: 'one',
    'of1.en': 'Only one',
  })
  assert.equal(answer.status, 422)
  for (const path of ['title-en', 'slug', 'closesOn', 'of1-en']) {
    assert.match(answer.body, new RegExp(`href="#field-${path}"`), path)
  }
})

test('a survey is made, opened, answered on the web and at the counter, and counted', async () => {
  await admin.form(`${desk}/new`, fields('market'))
  assert.equal((await city.browser().get(`/${city.a.slug}/surveys/market`)).status, 404)
  await admin.form(`${desk}/market`, {}, { holding: {} })
  const page = `/${city.a.slug}/surveys/market`
  const resident = await city.residentSession()
  assert.equal((await resident.form(page, {})).status, 422)
  assert.equal((await resident.form(page, { 'q.q1': 'c1', 'q.q2': 'Shade, please' })).status, 303)
  // The last word counts.
  assert.equal((await resident.form(page, { 'q.q1': 'c2', 'q.q2': 'Shade, please' })).status, 303)
  const other = city.browser()
  assert.equal((await other.form(page, { 'q.q1': 'c1' })).status, 303)
  const clerk = await city.signIn('counter-clerk')
  assert.equal((await clerk.form(`${desk}/market/ask`, { 'q.q1': 'c1' })).status, 303)
  assert.equal((await clerk.form(`${desk}/market/ask`, { 'q.q1': 'c1' })).status, 303)
  const csv = await admin.get(`${desk}/market/results.csv`)
  assert.match(csv.body, /Which day\?,Sunday,3,4/)
  assert.match(csv.body, /Which day\?,Monday,1,4/)
  assert.match((await admin.get(`${desk}/market`)).body, /Shade, please/)
  const [row] = await city.asOwner<{ n: number }>('select count(*)::int as n from survey.answer')
  assert.equal(row?.n, 4)
})

test('a closed survey takes nothing and shows its results; another city has none of it', async () => {
  await opened('closing')
  const page = `/${city.a.slug}/surveys/closing`
  const resident = await city.residentSession('+919876500009', 'Uma')
  const form = await resident.get(page)
  await admin.form(`${desk}/closing`, {}, { holding: {} })
  assert.equal((await resident.send(form, { 'q.q1': 'c1' })).status, 404)
  assert.match((await resident.get(page)).body, /Answers are no longer taken/)
  assert.equal((await resident.get(`/${city.b.slug}/surveys/closing`)).status, 404)
})

test('an open survey cannot be changed', async () => {
  const form = await admin.get(`${desk}/new`)
  await admin.send(form, fields('fixed'))
  const edit = await admin.get(`${desk}/fixed/edit`)
  await admin.form(`${desk}/fixed`, {}, { holding: {} })
  assert.equal((await admin.send(edit, { 'title.en': 'Other' })).status, 409)
})

test('nothing of it was a bug', () => assert.deepEqual(city.logged, []))
