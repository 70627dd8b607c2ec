import { personFor } from '../../src/platform/identity/residents.js'
import { startSession } from '../../src/platform/identity/sessions.js'
import { queueNotices } from '../../src/platform/notifications/queue-notices.js'
import { journey } from '../kit/journey.js'
import { lookAt } from '../kit/look-at.js'
import { stops } from '../kit/stop.js'

journey('pages of messages are accessible and fit the screen', async ({ city, visitor }) => {
  const reader = await visitor()
  const { app } = city
  const person = await personFor(app, {
    mobile: '+919812300077',
    name: 'Asha Rao',
    language: 'en',
  })
  const { name, value } = await startSession(app.database, { id: person.id, kind: 'resident' })
  await reader.context().addCookies([{ name, value, url: city.url }])
  const tenant = app.tenants.bySlug(city.slug)
  if (!tenant) throw new Error('the demo city is missing')
  await app.database.transaction({ tenant: tenant.id }, (tx) =>
    queueNotices(tx, tenant.id, [
      {
        eventId: person.id,
        recipientId: person.id,
        kind: 'case',
        audience: 'resident',
        template: 'notice.filed',
        params: { number: '20000000001', service: 'grievance', state: 'work' },
        language: 'en',
      },
    ]),
  )
  const mine = `/${city.slug}/mine`
  await reader.goto(`${mine}/notice-settings`)
  await reader.locator('#field-email').fill('asha@example.org')
  await reader.locator('form[action$="/email"] button').click()
  await reader.locator('#field-code').waitFor()
  await lookAt(city, [
    ...stops(reader, { messages: `${mine}/notices`, settings: `${mine}/notice-settings` }),
    ...stops(reader, { 'settings, error': `${mine}/notice-settings` }, async (page) => {
      await page.locator('#field-code').fill('1')
      await page.locator('form[action$="/code"] button').click()
      await page.locator('.error-summary').waitFor()
    }),
  ])
})
