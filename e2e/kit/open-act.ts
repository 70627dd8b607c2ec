import type { Locator, Page } from 'playwright-core'

/** The action of a case's page with this title, unfolded. */
export async function openAct(page: Page, title: string): Promise<Locator> {
  const summary = page.getByText(title, { exact: true }).and(page.locator('summary'))
  const act = page.locator('.acts details').filter({ has: summary })
  if ((await act.getAttribute('open')) === null) await summary.click()
  return act
}

export const sendAct = (act: Locator) => act.locator('button.button').click()
