import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

// The small build: it is read anew by every page.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const layoutRules = [
  'color-contrast',
  'label',
  'link-in-text-block',
  'link-name',
  'scrollable-region-focusable',
  'select-name',
  'target-size',
]

// The tests' own types know no page, so what runs inside one is written as text.
const runAxe = (runOnly: object) => `axe.run(document, {
  runOnly: ${JSON.stringify(runOnly)},
  resultTypes: ['violations'],
}).then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
  nodes.map((node) => id + ' (' + help + '): ' + node.html.slice(0, 160) +
    ' ' + (node.any[0]?.message ?? ''))))`

const structure = `(() => {
  const faults = []
  const seen = new Set()
  for (const { id } of document.querySelectorAll('[id]')) {
    if (seen.has(id)) faults.push('the id ' + id + ' is there twice')
    seen.add(id)
  }
  const controls = 'input:not([type=hidden]), select, textarea'
  for (const control of document.querySelectorAll(controls)) {
    const named = control.labels?.length > 0 || control.hasAttribute('aria-label')
    if (!named) faults.push('no label: ' + control.outerHTML.slice(0, 120))
  }
  for (const attribute of ['for', 'aria-describedby', 'aria-labelledby']) {
    for (const element of document.querySelectorAll('[' + attribute + ']')) {
      for (const id of element.getAttribute(attribute).split(' ')) {
        if (!seen.has(id)) faults.push(attribute + ' points to nothing: ' + id)
      }
    }
  }
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    if (!seen.has(link.getAttribute('href').slice(1))) faults.push('dead link ' + link.outerHTML)
  }
  if (document.querySelectorAll('h1').length !== 1) faults.push('not exactly one h1')
  if (!document.title) faults.push('no title')
  const missing = document.body.innerText.match(/\\b(journey|desk|case|front|web|identity|service|monitoring|demo|fault|error)\\.[a-z][\\w.-]+/)
  if (missing) faults.push('a text is missing: ' + missing[0])
  return faults
})()`

const wideParts = `(() => {
  const room = document.documentElement.clientWidth
  const over = document.documentElement.scrollWidth - room
  if (over <= 0) return []
  const guilty = [...document.querySelectorAll('body *')].filter((element) => {
    const { left, right } = element.getBoundingClientRect()
    return (right > room + 1 || left < -1) && !element.closest('.scroll, .side, .skip') &&
      getComputedStyle(element).position !== 'absolute'
  })
  return ['scrolls sideways by ' + over + ' px: ' +
    guilty.slice(-2).map((element) => element.outerHTML.slice(0, 120)).join(' | ')]
})()`

/** What breaks WCAG 2.2 AA as far as a program can tell. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate<string[]>(runAxe({ type: 'tag', values: tags }))
}

/** After the first look: the same for the rules whose answer depends on the width. */
export const accessibilityFaultsOfLayout = (page: Page) =>
  page.evaluate<string[]>(runAxe({ type: 'rule', values: layoutRules }))

/** Ids that are there twice, controls without a label, references and links that lead nowhere. */
export const structureFaults = (page: Page) => page.evaluate<string[]>(structure)

/** Whether the page must be scrolled sideways, and because of what. */
export const widthFaults = (page: Page) => page.evaluate<string[]>(wideParts)
