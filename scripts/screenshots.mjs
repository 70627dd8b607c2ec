// Takes the pictures of docs, from a demo that it starts for itself, and writes docs/images/:
// six screens at two widths in three languages for docs/screens.md, and what the guides show.
// `node scripts/screenshots.mjs` takes all, with `screens` or `guides` behind it only those.
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

const only = process.argv[2]
const signedIn = new Map()
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
  if (only !== 'guides') await takeScreens()
  if (only !== 'screens') await takeGuides()
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

async function takeScreens() {
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
}

/** A resident on the way: one draft that waits to be checked, one case that was filed. */
async function residentPages() {
  const page = await visitor(1_280)
  await answer(page)
  const filed = await send(page)
  // Another browser, so that the check page asks who it is.
  const other = await visitor(1_280)
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
async function answer(page, beforeLast) {
  await page.goto(`${url}/${city}/apply/grievance`)
  await press(page)
  await page.locator('summary').first().click()
  await page.locator('input[type=radio]').first().check()
  await press(page)
  await page.locator('input[name="where.landmark"]').fill('Saraswati School')
  await page.locator('select').selectOption({ index: 3 })
  await press(page)
  await page.locator('textarea').fill('The lamp at house 12 has been dark for three nights.')
  await beforeLast?.()
  await press(page)
  return new URL(page.url()).pathname
}

async function officerPages() {
  const page = await signIn('officer', 1_280)
  const inbox = `/desk/${city}/inbox/office`
  await page.goto(url + inbox)
  const open = await page.locator('[data-row] a').nth(2).getAttribute('href')
  return { page, paths: { inbox, 'desk-case': open } }
}

async function visitor(width) {
  const viewport = { width, height: width === 360 ? 760 : 800 }
  const page = await (await browser.newContext({ locale: 'en', viewport })).newPage()
  page.setDefaultTimeout(5_000)
  return page
}

/** A page of someone of the staff, in English. A code works once, so each signs in once. */
async function signIn(login, width) {
  const known = signedIn.get(login)
  if (known) {
    await known.context().clearCookies({ name: 'nagara_language' })
    await known.setViewportSize({ width, height: 800 })
    return known
  }
  const page = await visitor(width)
  signedIn.set(login, page)
  await page.goto(`${url}/demo`)
  const row = page
    .locator('tr')
    .filter({ has: page.locator('code', { hasText: new RegExp(`^${login}$`) }) })
  const code = await row.locator('code').nth(1).innerText()
  const password = await page.locator('main p > code').first().innerText()
  await page.goto(`${url}/staff/sign-in`)
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill(password)
  await page.locator('input[name=code]').fill(code)
  await press(page)
  await page.waitForURL(/\/desk\//)
  return page
}

/** Signs in with a mobile number while filing; gives the path of the case. */
async function send(page) {
  await page.locator('input[name=name]').fill('Asha Kale')
  await page.locator('input[name=mobile]').fill('98765 43210')
  await page.locator('input[name=consent]').check()
  // Not the first button: a report like it may be offered above.
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.locator('input[name=code]').fill(await codeOnPhone())
  await press(page)
  return page.locator('.row a.button').first().getAttribute('href')
}

/** What the guides show, in the order in which people need it. */
async function takeGuides() {
  const admin = await signIn('admin', 1_280)
  const desk = `${url}/desk/${city}`
  await adminPages(admin, desk)
  const officer = await signIn('officer', 1_280)
  const resident = await visitor(360)
  const filed = await reportPages(resident)
  const open = `${desk}/case/${filed.split('/').at(-1)}`
  await askAndAnswer(officer, resident, open, filed)
  await appealPages(officer, resident, open, filed)
  await officerPictures(officer, desk)
  await intakePages(desk)
}

async function reportPages(page) {
  await page.goto(`${url}/${city}`)
  await take(page, 'resident-home')
  await answer(page, async () => take(page, 'resident-more', 'h1'))
  await take(page, 'resident-check', 'h1')
  const filed = await send(page)
  await take(page, 'resident-number', 'h1')
  const neighbour = await visitor(360)
  await answer(neighbour)
  await take(neighbour, 'resident-me-too', neighbour.getByText('Reported already near you'))
  await neighbour.context().close()
  await page.goto(`${url}/${city}/mine/notice-settings`)
  await take(page, 'resident-settings', 'h1')
  await page.goto(`${url}/${city}/offline`)
  await take(page, 'resident-offline', 'h1')
  await page.goto(`${url}/${city}/surveys/evening-lights`)
  await take(page, 'resident-survey', 'h1')
  return filed
}

async function askAndAnswer(officer, resident, open, filed) {
  await officer.goto(open)
  const assign = await unfold(officer, 'Assign')
  await take(officer, 'officer-case')
  await assign.locator('select').first().selectOption({ index: 1 })
  await submit(officer, assign)
  const ask = await unfold(officer, 'Ask the reporter')
  await ask.locator('textarea').fill('Which pole is it? The number is on a yellow plate.')
  await take(officer, 'officer-ask', ask)
  await submit(officer, ask)
  await resident.goto(url + filed)
  await take(resident, 'resident-answer', 'h1')
  const reply = resident.locator('main details:has(textarea)').first()
  await reply.evaluate((node) => (node.open = true))
  await reply.locator('textarea').fill('Pole 7-114')
  await submit(resident, reply)
}

async function appealPages(officer, resident, open, filed) {
  await officer.goto(open)
  const reject = await unfold(officer, 'Reject')
  await reject.getByText('Nothing was found at the place').click()
  await reject.locator('textarea').fill('All lamps of the lane were lit when we came.')
  await submit(officer, reject)
  await resident.goto(url + filed)
  await take(resident, 'resident-end', resident.getByRole('heading', { name: 'What you can do' }))
  await resident.goto(`${url}${filed}/appeal`)
  await resident
    .locator('textarea')
    .fill('You came at noon. Please come after dark: it is house 12.')
  await take(resident, 'resident-appeal', 'h1')
  await press(resident)
  await resident.waitForLoadState()
  const commissioner = await signIn('commissioner', 1_280)
  await commissioner.goto(open.replace(/case.*/, 'appeals'))
  await commissioner.locator('main a[href*="/appeal/"]').first().click()
  await take(commissioner, 'officer-appeal')
  await commissioner.goto(open.replace(/case.*/, 'home'))
  await take(commissioner, 'officer-city')
}

async function officerPictures(page, desk) {
  await page.goto(`${desk}/inbox/office`)
  for (const index of [0, 1, 2]) await page.locator('[data-choose]').nth(index).check()
  await take(page, 'officer-bulk')
  const worker = await signIn('worker', 360)
  await take(worker, 'officer-field')
}

async function intakePages(desk) {
  const clerk = await signIn('clerk', 1_280)
  await clerk.goto(`${desk}/counter`)
  await clerk.locator('#find-mobile').fill('98765 43210')
  await clerk.keyboard.press('Enter')
  await clerk.waitForURL(/mobile=/)
  await take(clerk, 'operator-counter')
  await clerk.goto(`${desk}/counter`)
  await clerk.locator('input[name=mobile]').last().fill('98765 43211')
  await clerk.locator('input[name=name]').fill('Ravi Shinde')
  await clerk.locator('select[name=language]').selectOption('hi')
  await clerk.locator('select[name=category]').selectOption({ index: 4 })
  await clerk.locator('[name="where.landmark"]').fill('Post office')
  await clerk.locator('[name="where.wardId"]').selectOption({ index: 6 })
  await clerk.locator('input[name=consent]').check()
  await clerk.getByRole('button', { name: 'File and print the slip' }).click()
  await clerk.waitForURL(/\/slip\//)
  await take(clerk, 'operator-slip')
  const operator = await signIn('operator', 360)
  await operator.goto(`${desk}/operator`)
  await take(operator, 'operator-presence', operator.getByText('How do you know'))
}

/** The administrator's day; leaves a survey open, which residents then answer. */
async function adminPages(page, desk) {
  await page.goto(`${desk}/administration`)
  await take(page, 'admin-home')
  await page.goto(`${desk}/staff/import`)
  await page.locator('input[type=file]').setInputFiles({
    name: 'staff.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'login,name,designation,department,mobile,email\n' +
        'leela,Leela Nair,,,,leela@example.org\nJoseph!,Joseph Dsouza,,nowhere,,\n',
    ),
  })
  await press(page)
  await page.waitForLoadState()
  await take(page, 'admin-staff')
  await page.goto(`${desk}/acting`)
  await take(page, 'admin-acting')
  await page.goto(`${desk}/lists/canned-reply/new`)
  await page.locator('input[name=code]').fill('visit-planned')
  await page.locator('input[name="name.en"]').fill('A visit is planned')
  await page.locator('[name="data.texts.en"]').fill('Our team comes to you within two days.')
  await press(page)
  await page.waitForLoadState()
  await take(page, 'admin-change')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.waitForLoadState()
  await page.goto(`${desk}/forms/grievance/edit/fields`)
  await page.locator('[name=label]').fill('Number of the pole')
  await page.locator('[name=id]').fill('poleNumber')
  await press(page)
  await page.waitForLoadState()
  await take(page, 'admin-form')
  await openSurvey(page, desk)
  await page.goto(`${desk}/audit`)
  await take(page, 'admin-audit')
}

async function openSurvey(page, desk) {
  await page.goto(`${desk}/surveys/new`)
  const words = {
    'title.en': 'Light in the evening',
    'about.en': 'Three lamps in ten are dark. Where should we begin?',
    slug: 'evening-lights',
    'label1.en': 'Where is it darkest?',
    'of1.en': 'Main roads\nLanes\nParks',
  }
  for (const [name, text] of Object.entries(words)) {
    await page.locator(`[name="${name}"]`).fill(text)
  }
  const today = new Date().toISOString().slice(0, 10)
  await page.locator('[name=opensOn]').fill(today)
  await page.locator('[name=closesOn]').fill(`${Number(today.slice(0, 4)) + 1}${today.slice(4)}`)
  await press(page)
  await page.waitForLoadState()
  await page.getByRole('button', { name: /^Open/ }).click()
  await page.waitForLoadState()
}

async function unfold(page, title) {
  const summary = page.getByText(title, { exact: true }).and(page.locator('summary'))
  const act = page.locator('details').filter({ has: summary })
  if ((await act.getAttribute('open')) === null) await summary.click()
  return act
}

async function submit(page, act) {
  await act.locator('button.button').first().click()
  await page.waitForLoadState()
}

/** A picture for a guide: the window as it is, or from this place on. */
async function take(page, name, place) {
  const from = place && (typeof place === 'string' ? page.locator(place) : place)
  if (from) await from.first().evaluate((node) => scrollTo(0, node.offsetTop - 16))
  await save(await page.screenshot(), `guide-${name}`)
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
