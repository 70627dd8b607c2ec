import type { Page } from 'playwright-core'

/** Unfolds an action on a case's page, unless it stands open already. */
export async function openAct(page: Page, title: string): Promise<void> {
  const act = page
    .locator('.acts details')
    .filter({ has: page.locator('summary', { hasText: exactly(title) }) })
  if ((await act.getAttribute('open')) === null) await act.locator('summary').click()
  // Of several open ones, only this is what is meant: the rest fold up.
  for (const other of await page.locator('.acts details[open]').all()) {
    if ((await other.locator('summary').innerText()).trim() !== title)
      await other.locator('summary').click()
  }
}

/** Sends the action that stands open. */
export const sendAct = (page: Page) => page.locator('.acts details[open] button.button').click()

const exactly = (text: string) => new RegExp(`^\\s*${text.replaceAll(/[.?]/g, '\\$&')}\\s*$`)
