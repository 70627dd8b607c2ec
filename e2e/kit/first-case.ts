import type { Page } from 'playwright-core'
import type { City } from './start-city.js'

/** The number of the newest problem in the officer's inbox. */
export async function firstCase(officer: Page, city: City): Promise<string> {
  await officer.goto(`/desk/${city.slug}/inbox/office?service=grievance&sort=newest`)
  const href = await officer.locator('[data-row] a').first().getAttribute('href')
  const number = /\d{11}$/.exec(href ?? '')?.[0]
  if (number === undefined) throw new Error('the inbox is empty')
  return number
}
