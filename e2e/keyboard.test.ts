import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { caseNumber, lastCode } from './kit/file-grievance.js'
import { journey, wide } from './kit/journey.js'

journey('a problem is reported with the keyboard alone', async ({ city, visitor }) => {
  const page = await visitor()
  await page.goto(`/${city.slug}`)
  await page.keyboard.press('Tab')
  assert.match(await focused(page), /^Skip to/)
  await tabTo(page, /^Report a problem/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/apply\/grievance$/)
  await enter(page, /^Start/)

  await tabTo(page, /^Street lights/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^Street light not working/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  assert.equal(await page.getByLabel('Street light not working').isChecked(), true)
  await enter(page, 'Continue')

  await tabTo(page, /^Landmark/)
  await page.keyboard.type('Bus stand')
  await tabTo(page, /^Ward/)
  await page.keyboard.press('ArrowDown')
  await enter(page, 'Continue')

  await tabTo(page, /^What did you see/)
  await page.keyboard.type('The lamp is dark.')
  await enter(page, 'Continue')

  await tabTo(page, /^Your name/)
  await page.keyboard.type('Asha')
  await tabTo(page, /^Mobile number/)
  await page.keyboard.type('9876543214')
  await tabTo(page, /^I agree/)
  await page.keyboard.press('Space')
  await enter(page, 'Send')

  await tabTo(page, 'Code')
  await page.keyboard.type(lastCode(city))
  await page.keyboard.press('Enter')
  await caseNumber(page)
})

journey('the inbox is worked with j, k, Enter and /', async ({ city, visitor }) => {
  const page = await visitor({ login: 'officer', viewport: wide })
  await page.goto(`/desk/${city.slug}/inbox/office`)
  const links = await page.locator('[data-row] a').allInnerTexts()
  for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
  assert.equal(await focused(page), links[1])
  await page.keyboard.press('/')
  await page.keyboard.type('jk')
  assert.equal(await page.getByRole('searchbox').inputValue(), 'jk')
  await page.getByRole('searchbox').fill('')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.type(links[2] ?? '')
  await page.keyboard.press('Enter')
  await page.waitForURL(/[?&]q=/)
  await page.keyboard.press('j')
  assert.equal(await focused(page), links[2])
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/case\/\d{11}$/)
})

journey('a clerk at the counter files a case with the keyboard alone', async (walk) => {
  const { city, visitor } = walk
  const page = await visitor({ login: 'clerk', viewport: wide })
  await page.goto(`/desk/${city.slug}/counter?service=grievance`)
  await tabTo(page, /^Mobile number$/)
  await page.keyboard.type('9876543219')
  await tabTo(page, /^Name/)
  await page.keyboard.type('Asha Kale')
  await tabTo(page, 'Problem')
  await page.keyboard.type('Street light not')
  await tabTo(page, /^Landmark/)
  await page.keyboard.type('Bus stand')
  await tabTo(page, /^Ward/)
  await page.keyboard.press('ArrowDown')
  await tabTo(page, /^What did you see/)
  await page.keyboard.type('The lamp is dark.')
  await tabTo(page, /^I have read the privacy notice/)
  await page.keyboard.press('Space')
  await enter(page, 'File and print the slip')
  await page.waitForURL(/\/slip\/\d{11}/)
  const slip = await page.getByRole('main').innerText()
  for (const told of ['Street light not working', 'Bus stand']) {
    assert.ok(slip.includes(told), `${told} is not on the slip: ${slip}`)
  }
})

/** What has the focus, by the words a screen reader says for it. */
const focused = (page: Page) =>
  page.evaluate<string>(`(() => {
    const at = document.activeElement
    const label = at.labels?.[0]?.innerText ?? at.getAttribute('aria-label') ?? at.innerText
    return label.trim()
  })()`)

/** Presses Tab until the focus is there, as a person does; fails where it can never be. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = []
  for (let tabs = 0; tabs < 90; tabs += 1) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    if (typeof name === 'string' ? at === name : name.test(at)) return
    seen.push(at.slice(0, 20))
  }
  assert.fail(`Tab does not reach ${name}: ${seen.join(', ')}`)
}

/** Goes to the button and presses it; ends when the next page is there. */
async function enter(page: Page, button: string | RegExp): Promise<void> {
  await tabTo(page, button)
  const before = page.url()
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.href !== before)
}
