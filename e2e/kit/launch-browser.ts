import { chromium, type Browser } from 'playwright-core'
import { findBrowser } from './find-browser.js'

/** What to do when no browser can be started. */
export const noBrowser =
  'no Chromium was found: install chromium or google-chrome, or set CHROMIUM_PATH to one'

/** A headless browser, or undefined where the machine has none that starts. */
export async function launchBrowser(): Promise<Browser | undefined> {
  const program = await findBrowser()
  if (!program) return undefined
  const { executablePath, args } = program
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries({ ...process.env, ...program.env })) {
    if (value !== undefined) env[name] = value
  }
  return chromium.launch({ executablePath, args, env }).catch(() => undefined)
}
