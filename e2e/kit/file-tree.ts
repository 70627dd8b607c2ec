import type { Page } from 'playwright-core'
import { giveCode, giveContact, press } from './file-grievance.js'
import { smallPhoto } from './small-photo.js'
import type { City } from './start-city.js'

/** Answers the application for a tree up to the page for checking; gives the path of every page. */
export async function answerTree(page: Page, city: City): Promise<Record<string, string>> {
  const paths: Record<string, string> = {}
  const keep = (name: string) => {
    paths[`tree: ${name}`] = new URL(page.url()).pathname
  }
  await page.goto(`/${city.slug}/apply/tree-permission`)
  await press(page)
  keep('tree')
  await page.getByLabel('Prune branches').check()
  await page.getByLabel('How many trees?').fill('1')
  await page.getByLabel('Girth of the thickest trunk').fill('140')
  await press(page)
  keep('place')
  await page.getByLabel('Landmark or address').fill('House 12, behind the school')
  await page.getByLabel('Ward', { exact: true }).selectOption({ index: 3 })
  await page.getByLabel('My own').check()
  await press(page)
  keep('why')
  await page.getByLabel('It may fall or has broken branches').check()
  await press(page)
  keep('documents')
  await page.getByLabel('Photo of the tree').setInputFiles(await smallPhoto())
  await press(page)
  keep('check')
  return paths
}

/** Files the application; gives its number. */
export async function fileTree(page: Page, city: City, mobile: string): Promise<string> {
  await answerTree(page, city)
  await giveContact(page, 'Ravi Patil', mobile)
  return giveCode(page, city)
}
