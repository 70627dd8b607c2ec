import type { Page } from 'playwright-core'
import { firstCase } from '../kit/first-case.js'
import { journey } from '../kit/journey.js'
import { lookAt } from '../kit/look-at.js'
import { stops, unfold } from '../kit/stop.js'

journey('pages of the desk are accessible and fit the screen', async ({ city, visitor }) => {
  const desk = `/desk/${city.slug}`
  const [officer, worker, commissioner] = [
    await visitor({ login: 'officer' }),
    await visitor({ login: 'worker' }),
    await visitor({ login: 'commissioner' }),
  ]
  const open = `${desk}/case/${await firstCase(officer, city)}`
  const unfoldOne = (page: Page) => page.locator('.acts details summary').first().click()
  await lookAt(city, [
    ...stops(officer, { inbox: `${desk}/inbox/office`, 'every case': `${desk}/inbox/all` }),
    ...stops(officer, { 'inbox, empty': `${desk}/inbox/office?q=xyzzy` }),
    ...stops(officer, { 'desk case': open }, unfoldOne),
    ...stops(officer, { 'desk case, error': open }, async (page) => {
      await unfoldOne(page)
      await page.locator('.acts details[open] button.button').click()
      await page.locator('.error-summary').waitFor()
    }),
    ...stops(officer, { forbidden: `${desk}/home` }),
    ...stops(worker, { field: `${desk}/field` }, unfold),
    ...stops(commissioner, { 'the city today': `${desk}/home` }),
  ])
})
