import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import { fileCase } from '../../testing/file-case.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
before(async () => {
  city = await startTestApp()
})

const firstPages = [
  ['field-worker', 'field'],
  ['commissioner', 'home'],
  ['grievance-officer', 'inbox/mine'],
] as const
for (const [role, path] of firstPages) {
  test(`the navigation of a ${role} begins with ${path}`, async () => {
    const { body } = await (await city.signIn(role)).get('/desk/alphapur/inbox/all')
    const [, first] = /<nav class="side[^>]*>\s*<a href="([^"]*)"/.exec(body) ?? []
    assert.equal(first, `/desk/alphapur/${path}`)
  })
}

test('the inbox can be scrolled by the keyboard and has a name', async () => {
  const plan = { city: 'alphapur', variant: 0 }
  await fileCase(city, city.browser(), grievance, { plan, as: 'anonymous' })
  const { body } = await (await city.signIn('grievance-officer')).get('/desk/alphapur/inbox/all')
  assert.match(body, /<div class="scroll" role="region" aria-label="[^"]+" tabindex="0"><table/)
})
