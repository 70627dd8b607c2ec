import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { startTestApp, type TestApp } from '../../testing/start-app.js'
import { openCity } from '../tenancy/open-city.js'
import { hoursOf } from './helpline.js'

let city: TestApp
before(async () => {
  city = await startTestApp({ environment: { NAGARA_DEMO: '1' } })
})

test('a demo calls only a city that was invented an invented one', async () => {
  await openCity(city.app, city.a.id, { settings: { demo: true } })
  const [invented, real] = [
    await city.browser().get('/alphapur'),
    await city.browser().get('/betapur'),
  ]
  assert.ok(invented.body.includes('This is a demo with an invented city.'))
  assert.ok(!real.body.includes('invented'))
  assert.ok(real.body.includes('This is a demo. Nothing you enter reaches this city’s office.'))
})

test('the phone paints the colour of the city around its pages', async () => {
  const colourOf = async (path: string) =>
    /name="theme-color" content="([^"]*)"/.exec((await city.browser().get(path)).body)?.[1]
  await openCity(city.app, city.b.id, { theme: { palette: 'maroon' } })
  assert.equal(await colourOf('/betapur'), '#571427')
  assert.equal(await colourOf('/alphapur'), '#22235f')
})

const hours = [
  ['8-20', '8:00–20:00'],
  ['08 – 20', '08:00–20:00'],
  ['7:00–22:00', '7:00–22:00'],
  ['day and night', 'day and night'],
  [null, null],
] as const
for (const [typed, shown] of hours) {
  test(`hours ${typed} are shown as ${shown}`, () => assert.equal(hoursOf(typed), shown))
}
