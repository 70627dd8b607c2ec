import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { demoCity } from '../../src/demo/demo-city.js'
import { recordEvents } from '../../src/kernel/events/log-store.js'
import { personFor } from '../../src/platform/identity/residents.js'
import { startSession } from '../../src/platform/identity/sessions.js'
import { buildEvent } from '../../src/testing/build-event.js'
import { journey } from '../kit/journey.js'
import { lookAt } from '../kit/look-at.js'
import type { City } from '../kit/start-city.js'
import { stops, unfold } from '../kit/stop.js'

journey('pages for developers are accessible and fit the screen', async ({ city, visitor }) => {
  const nobody = await visitor()
  const owner = await visitor()
  await signIn(owner, city)
  const list = `/${city.slug}/developers`
  await owner.goto(list)
  await owner.getByLabel('Name of the program').fill('Ward helpers')
  await owner.getByLabel('Organisation').fill('Helpers of Ward 3')
  await owner.getByLabel('What it is for').fill('To tell neighbours what became of it')
  for (const scope of ['Follow the change feed', 'Be told by webhooks']) {
    await owner.getByLabel(scope).check()
  }
  await owner.getByRole('button', { name: 'Register' }).click()
  const client = new URL(owner.url()).pathname
  await makeKey(owner)
  await owner.goto(`${client}/webhooks`)
  await addWebhook(owner)
  const webhook = (await owner.locator('.list a').first().getAttribute('href')) ?? ''
  const told = buildEvent({
    type: 'application.closed',
    subject: { kind: 'application', id: randomUUID() },
  })
  await city.app.database.write({ tenant: demoCity.id }, recordEvents([told]))
  await city.settle()
  const commissioner = await visitor({ login: 'commissioner' })
  const desk = `/desk/${city.slug}/clients`
  await lookAt(city, [
    ...stops(nobody, { developers: '/developers' }),
    ...stops(owner, { 'my programs': list }),
    ...stops(owner, { 'my programs, error': list }, async (page) => {
      await page.locator('main form button.button').click()
      await page.locator('.error-summary').waitFor()
    }),
    ...stops(owner, { 'a program': client }, unfold),
    ...stops(owner, { 'a fresh key': client }, makeKey),
    ...stops(owner, { webhooks: `${client}/webhooks` }),
    ...stops(owner, { 'a webhook': webhook }, unfold),
    ...stops(commissioner, { 'programs at the desk': desk }),
    ...stops(commissioner, { 'programs, none': `${desk}?status=refused` }),
    ...stops(
      commissioner,
      { 'a program at the desk': `${desk}/${client.split('/').at(-1)}` },
      unfold,
    ),
  ])
})

async function signIn(page: Page, city: City): Promise<void> {
  const asked = { mobile: '+919876543999', name: 'Dev Kulkarni', language: 'en' }
  const person = await personFor(city.app, asked)
  const { name, value } = await startSession(city.app.database, { id: person.id, kind: 'resident' })
  await page.context().addCookies([{ name, value, url: city.url }])
}

async function makeKey(page: Page): Promise<void> {
  const form = page.locator('form:has(input[name="key-name"])')
  await form.locator('input[name="key-name"]').fill('the server')
  await form.locator('button').click()
  await page.locator('code.secret, .error-summary').waitFor()
}

async function addWebhook(page: Page): Promise<void> {
  await page
    .locator('input[name="url"]')
    .fill('https://hooks.example.org/a/rather/long/path/nagara')
  await page.locator('form:has(input[name="url"]) button').click()
  await page.locator('code.secret').waitFor()
}
