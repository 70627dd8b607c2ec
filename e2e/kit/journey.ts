import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { atEnd } from '../../src/testing/test-server.js'
import { launchBrowser, noBrowser } from './launch-browser.js'
import { startCity, type City } from './start-city.js'

export const phone = { width: 360, height: 800 }
export const wide = { width: 1280, height: 800 }

export interface Walk {
  city: City
  /** A fresh browser of one person: no cookies but those of the demo login, if one is named. */
  visitor(options?: VisitorOptions): Promise<Page>
}

export interface VisitorOptions extends BrowserContextOptions {
  login?: string
}

const browser = await launchBrowser()
if (!browser) console.log(`Browser tests are skipped: ${noBrowser}`)
else atEnd(() => browser.close())

let started: Promise<City> | undefined

/**
 * A test that walks the pages as a person does. Besides what it asserts itself, no page may report
 * a script's error or something that the content security policy refused.
 */
export function journey(name: string, walk: (given: Walk) => Promise<void>): void {
  test(name, { skip: browser === undefined && noBrowser }, async () => {
    if (!browser) return
    const city = await (started ??= startCity())
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    city.logged.length = 0
    const visitor = async ({ login, ...options }: VisitorOptions = {}) => {
      const context = await browser.newContext({
        baseURL: city.url,
        locale: 'en-IN',
        viewport: phone,
        ...options,
      })
      contexts.push(context)
      context.setDefaultTimeout(10_000)
      if (login !== undefined) {
        await context.addCookies([{ ...(await city.sessionOf(login)), url: city.url }])
      }
      const page = await context.newPage()
      listen(page, complaints)
      return page
    }
    try {
      await walk({ city, visitor })
    } finally {
      for (const context of contexts) await context.close()
    }
    assert.deepEqual(complaints, [])
    assert.deepEqual(city.logged.splice(0), [])
  })
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // That an answer is 404 or 422 is what some tests are about.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    complaints.push(`${page.url()}: ${message.text()}`)
  })
}
