// Takes the pictures of docs/screens.md: six screens at two widths in three languages, from a demo
// that it starts for itself. `node scripts/screenshots.mjs` writes docs/images/.
// Needs a Chromium and, for the scripts of India, the Noto fonts of the system.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import sharp from 'sharp'
import { build } from './build.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const images = join(root, 'docs', 'images')
const port = 8_190
const url = `http://127.0.0.1:${port}`
const city = 'suryanagar'
const widths = [360, 1_280]
const languages = { en: 'English', hi: 'Hindi', ur: 'Urdu' }
const titles = {
  home: 'The city’s front door',
  question: 'One question',
  check: 'Check your answers',
  case: 'What happens with it',
  inbox: 'The desk: inbox',
  'desk-case': 'The desk: a case',
}

await build()
const { launchBrowser, noBrowser } = await import(
  pathToFileURL(join(root, 'dist', 'e2e', 'kit', 'launch-browser.js')).href
)
const browser = await launchBrowser()
if (!browser) {
  console.error(noBrowser)
  process.exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'nagara-screens-'))
const server = spawn(process.execPath, [join(root, 'dist', 'src', 'cli', 'nagara.js'), 'start'], {
  env: { ...process.env, PORT: String(port), NAGARA_DATA: folder, NAGARA_LOG: 'error' },
  stdio: ['ignore', 'ignore', 'inherit'],
})
try {
  await untilReady()
  mkdirSync(images, { recursive: true })
  const resident = await residentPages()
  const officer = await officerPages()
  for (const language of Object.keys(languages)) {
    for (const width of widths) {
      for (const { page, paths } of [resident, officer]) {
        const cookie = { name: 'nagara_language', value: language, url }
        await page.context().addCookies([cookie])
        await page.setViewportSize({ width, height: width === 360 ? 760 : 800 })
        for (const [name, path] of Object.entries(paths)) {
          await page.goto(url + path)
          await save(await page.screenshot(), `${name}-${width}-${language}`)
        }
      }
    }
  }
  writeTable()
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await new Promise((done) => server.once('exit', done))
  rmSync(folder, { recursive: true, force: true })
}
const bytes = readdirSync(images).reduce((sum, file) => sum + statSync(join(images, file)).size, 0)
console.log(`${readdirSync(images).length} pictures, ${Math.round(bytes / 1_000)} kB`)

async function untilReady() {
  for (let tries = 0; tries < 600; tries += 1) {
    const isReady = await fetch(`${url}/${city}`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return
    if (server.exitCode !== null) throw new Error('the demo did not start')
    await pause(200)
  }
  throw new Error('the demo did not get ready')
}

/** A resident on the way: one draft that waits to be checked, one case that was filed. */
async function residentPages() {
  const page = await (await browser.newContext({ locale: 'en' })).newPage()
  await answer(page)
  await page.locator('input[name=name]').fill('Asha Kale')
  await page.locator('input[name=mobile]').fill('98765 43210')
  await page.locator('input[name=consent]').check()
  await press(page)
  await page.locator('input[name=code]').fill(await codeOnPhone())
  await press(page)
  const filed = await page.locator('.row a.button').first().getAttribute('href')
  // Another browser, so that the check page asks who it is.
  const other = await (await browser.newContext({ locale: 'en' })).newPage()
  const check = await answer(other)
  const session = (await page.context().cookies()).filter(({ name }) => name === 'nagara_session')
  await other.context().addCookies(session)
  const paths = {
    home: `/${city}`,
    question: check.replace(/check$/, 'where'),
    check,
    case: filed,
  }
  return { page: other, paths }
}

/** Answers the questions of a grievance; gives the path of the page for checking. */
async function answer(page) {
  await page.goto(`${url}/${city}/apply/grievance`)
  await press(page)
  await page.locator('summary').first().click()
  await page.locator('input[type=radio]').first().check()
  await press(page)
  await page.locator('input[name="where.landmark"]').fill('Saraswati School')
  await page.locator('select').selectOption({ index: 3 })
  await press(page)
  await page.locator('textarea').fill('The lamp at house 12 has been dark for three nights.')
  await press(page)
  return new URL(page.url()).pathname
}

async function officerPages() {
  const page = await (await browser.newContext({ locale: 'en' })).newPage()
  await page.goto(`${url}/demo`)
  const row = page.locator('tr').filter({ has: page.locator('code', { hasText: /^officer$/ }) })
  const code = await row.locator('code').nth(1).innerText()
  const password = await page.locator('main p > code').first().innerText()
  await page.goto(`${url}/staff/sign-in`)
  await page.locator('input[name=login]').fill('officer')
  await page.locator('input[name=password]').fill(password)
  await page.locator('input[name=code]').fill(code)
  await press(page)
  const inbox = `/desk/${city}/inbox/office`
  await page.goto(url + inbox)
  const open = await page.locator('[data-row] a').nth(2).getAttribute('href')
  return { page, paths: { inbox, 'desk-case': open } }
}

function press(page) {
  return page.locator('main form[method=post] button.button:not([type=button])').first().click()
}

async function codeOnPhone() {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${url}/demo/outbox`)
  const text = await page.locator('main .card').first().innerText()
  await page.context().close()
  return /\b\d{6}\b/.exec(text.replaceAll(/\+\d+/g, ''))?.[0] ?? ''
}

/** Few colours, so that the pictures are small and the repository stays so. */
async function save(picture, name) {
  const small = sharp(picture).png({ palette: true, colours: 64, effort: 10 })
  await small.toFile(join(images, `${name}.png`))
}

function writeTable() {
  const lines = [
    '# Screens',
    '',
    'Taken from the demo by `node scripts/screenshots.mjs`, on a phone (360 px) and a desk (1280 px).',
    'The city, its people and its cases are invented.',
  ]
  for (const [name, title] of Object.entries(titles)) {
    lines.push('', `## ${title}`, '')
    lines.push(`| | ${Object.values(languages).join(' | ')} |`, '|---|---|---|---|')
    for (const width of widths) {
      const cells = Object.keys(languages).map(
        (tag) => `![${title}, ${languages[tag]}, ${width} px](images/${name}-${width}-${tag}.png)`,
      )
      lines.push(`| ${width} px | ${cells.join(' | ')} |`)
    }
  }
  writeFileSync(join(root, 'docs', 'screens.md'), `${lines.join('\n')}\n`)
}
