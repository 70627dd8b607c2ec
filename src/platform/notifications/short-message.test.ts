import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { grievance } from '../../services/grievance/declaration.js'
import { fileCase } from '../../testing/file-case.js'
import { startTestApp, type TestApp } from '../../testing/start-app.js'

let city: TestApp
before(async () => {
  city = await startTestApp()
})

test('a sentence ends before the link begins, in English', async () => {
  const plan = { city: 'alphapur', variant: 0 }
  const as = { mobile: '9876500021', name: 'Asha Kale' }
  await fileCase(city, city.browser(), grievance, { plan, as })
  await city.settle()
  const notice = city.sms.find(({ body }) => body.includes('your number is'))
  assert.match(notice?.body ?? '', /finds the right person\. http/)
})
