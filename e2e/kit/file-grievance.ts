import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { City } from './start-city.js'

/** Sends the form of the page, as the button at its end does. */
export const press = (page: Page) =>
  page
    .getByRole('main')
    .locator('form[method=post] button.button:not([type=button])')
    .last()
    .click()

/** From the city's home to the first question. */
export async function startGrievance(page: Page, city: City): Promise<void> {
  await page.goto(`/${city.slug}`)
  await page.getByRole('link', { name: /^Report a problem/ }).click()
  await press(page)
}

/** Chooses a kind of problem by its group and name, with or without scripts. */
export async function chooseKind(page: Page, group: string, kind: string): Promise<void> {
  await page.locator('summary', { hasText: group }).click()
  await page.getByLabel(kind, { exact: true }).check()
  await press(page)
}

/** Answers everything up to the page that shows the answers for checking. */
export async function answerGrievance(page: Page, city: City, landmark: string): Promise<void> {
  await startGrievance(page, city)
  await chooseKind(page, 'Street lights', 'Street light not working')
  await page.getByLabel('Landmark').fill(landmark)
  await page.getByLabel('Ward', { exact: true }).selectOption({ index: 4 })
  await press(page)
  await page.getByLabel(/What did you see/).fill('Dark for three nights.')
  await press(page)
}

/** Who asks, and that they agree; ends at the page for the code. */
export async function giveContact(page: Page, name: string, mobile: string): Promise<void> {
  await page.getByLabel(/^Your name/).fill(name)
  await page.getByLabel('Mobile number').fill(mobile)
  await page.getByLabel(/^I agree/).check()
  await press(page)
}

/** The code that came to the phone last. */
export function lastCode(city: City): string {
  const code = city.sms.map(({ body }) => /\b\d{6}\b/.exec(body)?.[0]).findLast(Boolean)
  assert.ok(code, 'no code was sent')
  return code
}

/** Types the code; the case is filed. Gives its number, in digits. */
export async function giveCode(page: Page, city: City): Promise<string> {
  await page.getByLabel('Code', { exact: true }).fill(lastCode(city))
  await press(page)
  return caseNumber(page)
}

/** The number on the confirmation. */
export async function caseNumber(page: Page): Promise<string> {
  const number = (await page.locator('.panel .number').innerText()).replaceAll(/\D/g, '')
  assert.match(number, /^\d{11}$/)
  return number
}
