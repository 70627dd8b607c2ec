import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import { treePermission } from '../../services/catalogue/tree-permission/declaration.js'
import { fileCase } from '../../testing/file-case.js'
import { readForms } from '../../testing/read-forms.js'
import { wardId } from '../../testing/seed-test-cities.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
before(async () => {
  city = await startTestApp()
})
beforeEach(() => city.forgetLimits())

const plan = { city: 'alphapur', variant: 0 }

test('a kind that was found by a search is chosen already', async () => {
  const browser = city.browser()
  const found = await browser.get(`/alphapur/find?q=${encodeURIComponent('पथदिवा बंद')}`)
  const [, link = ''] = /href="([^"]*kind=light-out)"/.exec(found.body) ?? []
  const { location } = await browser.form(link, {})
  const { body } = await browser.get(location)
  const form = readForms(body).find(({ controls }) => controls.has('category'))
  assert.equal(form?.values.get('category'), 'light-out')
  assert.match(body, /<details open[^>]*data-group/)
})

test('a kind that is none chooses nothing, and stops nobody', async () => {
  const browser = city.browser()
  const { location } = await browser.form('/alphapur/apply/grievance?kind=nonsense', {})
  const { status, body } = await browser.get(location)
  const form = readForms(body).find(({ controls }) => controls.has('category'))
  assert.deepEqual([status, form?.values.get('category')], [200, undefined])
})

test('without scripts the map stays open after a choice, and says what was chosen', async () => {
  const browser = city.browser()
  const start = await browser.form('/alphapur/apply/grievance', {})
  const { location: where } = await browser.form(start.location, { category: 'light-out' })
  const mapOf = (body: string) => /<details[^>]*data-map[^>]*>[\s\S]*?<\/details>/.exec(body)?.[0]
  const before = mapOf((await browser.get(where)).body) ?? ''
  assert.doesNotMatch(before, /^<details[^>]* open/)
  const after = mapOf((await browser.get(`${where}?ward=${wardId('alphapur', 3)}`)).body) ?? ''
  assert.match(after, /^<details[^>]* open/)
  assert.match(after, /<b data-chosen[^>]*>[^<]*Quarter 3<\/b>/)
})

test('the promise to solve it stands by itself, not as time to find somebody', async () => {
  const { done } = await fileCase(city, city.browser(), grievance, { plan, as: 'anonymous' })
  assert.match(done.body, /<p>To be solved by \d\d/)
  assert.doesNotMatch(done.body, /finds the right person until/)
})

test('where a state has a time of its own, that is what is told', async () => {
  const person = { mobile: '9876500011', name: 'Asha Kale' }
  const filed = await fileCase(city, city.browser(), treePermission, { plan, as: person })
  assert.match(filed.done.body, / until \d\d/)
  assert.doesNotMatch(filed.done.body, /To be solved by/)
})
