import type { Page } from 'playwright-core'
import {
  answerGrievance,
  chooseKind,
  giveCode,
  giveContact,
  press,
  startGrievance,
} from './file-grievance.js'
import type { Walk } from './journey.js'
import { answerTree } from './file-tree.js'

/** A kind of page: its name, who reads it, and how one gets there. */
export interface Stop {
  name: string
  reader: Page
  path: string
  /** What is pressed or opened once the page is there. */
  then?: (page: Page) => Promise<unknown>
}

/** Every kind of page of the demo city, each with someone who may see it. */
export async function everyPage({ city, visitor }: Walk): Promise<Stop[]> {
  const base = `/${city.slug}`
  const desk = `/desk/${city.slug}`
  const [nobody, resident, waiting, warned] = [
    await visitor(),
    await visitor(),
    await visitor(),
    await visitor(),
  ]
  const [officer, worker, commissioner] = [
    await visitor({ login: 'officer' }),
    await visitor({ login: 'worker' }),
    await visitor({ login: 'commissioner' }),
  ]
  const pathOf = (page: Page) => new URL(page.url()).pathname

  await answerGrievance(resident, city, 'Post office')
  await giveContact(resident, 'Asha Kale', '98765 11111')
  const number = await giveCode(resident, city)
  const done = pathOf(resident)
  await answerGrievance(waiting, city, 'Post office')
  const check = pathOf(waiting)
  const draft = check.replace(/\/check$/, '')
  await giveContact(waiting, 'Asha Kale', '98765 22222')
  await startGrievance(warned, city)
  await chooseKind(warned, 'Street lights', 'Hanging or live wire')
  const alarm = pathOf(warned)
  await startGrievance(warned, city)
  await chooseKind(warned, 'Roads and footpaths', 'Problem on the national highway')
  const elsewhere = pathOf(warned)
  const tree = await answerTree(resident, city)

  const unfold = (page: Page) =>
    page.evaluate('document.querySelectorAll("main details").forEach((d) => { d.open = true })')
  const unfoldOne = (page: Page) => page.locator('.acts details summary').first().click()
  const open = await officerCase(officer, desk)
  const stops = (reader: Page, pages: Record<string, string>, then?: Stop['then']): Stop[] =>
    Object.entries(pages).map(([name, path]) => ({ name, reader, path, ...(then && { then }) }))
  return [
    ...stops(nobody, {
      'country home': '/',
      'city home': base,
      start: `${base}/apply/grievance`,
      'start of the tree permission': `${base}/apply/tree-permission`,
      track: `${base}/track`,
      'track, not a number': `${base}/track?number=123`,
      find: `${base}/find?q=light`,
      'find, nothing': `${base}/find?q=xyzzy`,
      'sign in': `${base}/sign-in`,
      'sign in as staff': '/staff/sign-in',
      numbers: `${base}/numbers`,
      privacy: '/privacy',
      accessibility: '/accessibility',
      api: '/api',
      demo: '/demo',
      outbox: '/demo/outbox',
      'not found': `${base}/nothing-here`,
      'case in short': `${base}/case/${number}`,
    }),
    ...stops(nobody, { 'sign in, error': `${base}/sign-in` }, press),
    ...stops(waiting, { what: `${draft}/what`, where: `${draft}/where` }, unfold),
    ...stops(waiting, { describe: `${draft}/describe`, check, code: `${draft}/code` }),
    ...stops(waiting, { 'what, nothing found': `${draft}/what?q=xyzzy` }),
    ...stops(waiting, { 'check, error': check }, async (page) => {
      await page.getByRole('main').locator('input[name=name]').fill('')
      await page.getByRole('main').locator('input[name=mobile]').fill('12')
      await press(page)
    }),
    ...stops(waiting, { 'code, error': `${draft}/code` }, press),
    ...stops(warned, { emergency: alarm, elsewhere }),
    ...stops(resident, { done, mine: `${base}/mine`, case: `${base}/case/${number}` }, unfold),
    ...stops(resident, tree),
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
  ]
}

async function officerCase(officer: Page, desk: string): Promise<string> {
  await officer.goto(`${desk}/inbox/office?service=grievance&sort=newest`)
  const href = await officer.locator('[data-row] a').first().getAttribute('href')
  if (href === null) throw new Error('the inbox is empty')
  return href
}
