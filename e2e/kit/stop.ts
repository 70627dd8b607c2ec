import type { Page } from 'playwright-core'

/** A kind of page: its name, who reads it, and how one gets there. */
export interface Stop {
  name: string
  reader: Page
  path: string
  /** What is pressed or opened once the page is there. */
  before?: (page: Page) => Promise<unknown>
}

/** Pages of one reader, by name. */
export const stops = (
  reader: Page,
  pages: Readonly<Record<string, string>>,
  before?: Stop['before'],
): Stop[] =>
  Object.entries(pages).map(([name, path]) => ({ name, reader, path, ...(before && { before }) }))

/** Opens everything that folds, so that it is looked at too. */
export const unfold = (page: Page) =>
  page.evaluate('document.querySelectorAll("main details").forEach((d) => { d.open = true })')

export const pathOf = (page: Page): string => new URL(page.url()).pathname
