import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { newestCases } from './kit/newest-cases.js'
import { bigPhoto } from './kit/big-photo.js'
import { answerGrievance, caseNumber } from './kit/file-grievance.js'
import { journey } from './kit/journey.js'
import { lookAt } from './kit/look-at.js'
import { openAct, sendAct } from './kit/open-act.js'
import { smallPhoto } from './kit/small-photo.js'
import { stops, unfold } from './kit/stop.js'
import { waitUntil } from '../src/testing/wait-until.js'

const draft = (page: Page, state: string) => page.locator(`[data-draft=${state}]`)

/** Until the phone keeps a page for the time without network. */
const kept = (page: Page, path: string) =>
  waitUntil(async () => {
    const found = await page.evaluate(`caches.match('${path}').then((each) => Boolean(each))`)
    return found === true
  }, `${path} is kept on the phone`)

async function writeReport(page: Page, landmark: string, photo?: { buffer: Buffer }) {
  await page
    .getByLabel('Problem', { exact: true })
    .selectOption({ label: 'Street light not working' })
  await page.getByLabel('Landmark or address').fill(landmark)
  await page.getByLabel('Ward', { exact: true }).selectOption({ index: 3 })
  if (photo) {
    await page
      .getByLabel(/^Photos/)
      .setInputFiles({ name: 'lamp.jpeg', mimeType: 'image/jpeg', ...photo })
    await waitUntil(
      async () =>
        (await page.evaluate<number>(
          'document.querySelector("input[type=file]").files[0]?.size ?? 0',
        )) < photo.buffer.length,
      'the photo was made small',
    )
  }
  await page.getByLabel(/^I agree/).check()
  await page.getByRole('button', { name: 'Keep and send' }).click()
}

journey(
  'a report that is written without network is filed once, with its own time',
  async (walk) => {
    const { city, visitor } = walk
    const page = await visitor()
    const phone = page.context()
    await page.goto(`/${city.slug}`)
    await kept(page, `/${city.slug}/offline`)
    const before = (await newestCases(city)).length

    await phone.setOffline(true)
    await page.goto(`/${city.slug}/apply/grievance`)
    await page.getByRole('heading', { name: 'Without network' }).waitFor()
    await page.getByText('sent without your name').waitFor()
    const { buffer } = await bigPhoto()
    const writtenFrom = Date.now()
    await writeReport(page, 'Behind the dark school', { buffer })
    await page.getByText('There is no network now').waitFor()
    await draft(page, 'waiting').getByText('Street light not working').waitFor()
    await look(page, 'report-waiting')
    const writtenTo = Date.now()
    await page.reload()
    await draft(page, 'waiting').getByText('Street light not working').waitFor()
    assert.equal((await newestCases(city)).length, before, 'nothing was sent')

    const second = await phone.newPage()
    await second.goto(`/${city.slug}/offline`)
    await draft(second, 'waiting').waitFor()
    await phone.setOffline(false)
    await draft(page, 'sent').waitFor()
    await draft(second, 'sent').waitFor()
    await look(page, 'report-sent')
    const number = (await draft(page, 'sent').getByRole('link').innerText()).replaceAll(/\D/g, '')
    await city.settle()
    const filed = (await newestCases(city)).filter(
      ({ landmark }) => landmark === 'Behind the dark school',
    )
    assert.equal(filed.length, 1)
    const [only] = filed
    assert.ok(only)
    assert.equal(only.number, number)
    assert.equal(only.photos, 1)
    const occurred = only.occurred_at.getTime()
    assert.ok(occurred >= writtenFrom - 1_000 && occurred <= writtenTo, String(only.occurred_at))
    assert.ok(only.filed_at.getTime() > writtenTo, 'recorded when it came')
    await page.goto(`/${city.slug}/case/${number}`)
    await page.getByRole('heading', { level: 1 }).getByText('Street light not working').waitFor()
  },
)

journey('the page without network can be read and used by everyone', async ({ city, visitor }) => {
  const reader = await visitor()
  const path = `/${city.slug}/offline`
  await reader.goto(path)
  await writeReport(reader, 'Near the old well')
  await draft(reader, 'sent').waitFor()
  const shown = async (page: Page) => {
    await draft(page, 'sent').waitFor()
    await unfold(page)
  }
  await lookAt(city, stops(reader, { offline: path }, shown))
})

journey('a report whose answer is lost on the way is sent again, and is one case', async (walk) => {
  const { city, visitor } = walk
  // The worker's own calls do not come past the test.
  const page = await visitor({ serviceWorkers: 'block' })
  await page.goto(`/${city.slug}/offline`)
  const lost: number[] = []
  await page.route(
    '**/services/grievance/applications',
    async (route) => {
      lost.push((await route.fetch()).status())
      await route.abort()
    },
    { times: 1 },
  )
  await writeReport(page, 'Where the answer is lost')
  await page.getByText('There is no network now').waitFor()
  assert.deepEqual(lost, [201], 'the server took it')
  await page.reload()
  await draft(page, 'sent').waitFor()
  const filed = (await newestCases(city)).filter(({ landmark }) => landmark?.includes('is lost'))
  assert.equal(filed.length, 1)
  const shown = await draft(page, 'sent').getByRole('link').innerText()
  assert.equal(shown.replaceAll(/\D/g, ''), filed[0]?.number)
})

journey(
  'a phone whose clock is two days ahead is told so, and files at the right time',
  async (walk) => {
    const { city, visitor } = walk
    const page = await visitor({ serviceWorkers: 'block' })
    await page.clock.install({ time: Date.now() + 48 * 3_600_000 })
    const from = Date.now()
    await page.goto(`/${city.slug}/offline`)
    await writeReport(page, 'Under the wrong clock')
    await draft(page, 'sent').getByText('wrong by about 48 hours').waitFor()
    const filed = (await newestCases(city)).find(({ landmark }) =>
      landmark?.includes('wrong clock'),
    )
    const occurred = filed?.occurred_at.getTime() ?? 0
    assert.ok(occurred >= from - 2_000 && occurred <= Date.now(), String(filed?.occurred_at))
  },
)

journey('a job that is done without network is kept, sent, and counted once', async (walk) => {
  const { city, visitor } = walk
  const worker = await visitor({ login: 'worker' })
  const numbers = [await assigned(walk, 'Offline lamp'), await assigned(walk, 'Overtaken lamp')]
  await worker.goto(`/desk/${city.slug}/field`)
  await kept(worker, `/desk/${city.slug}/field`)
  await worker.context().setOffline(true)
  await worker.reload()
  for (const place of ['Offline lamp', 'Overtaken lamp']) {
    const job = worker.getByRole('article').filter({ hasText: place })
    await job.locator('summary').click()
    await job.getByLabel('Photo of the result').setInputFiles(await smallPhoto('after.jpg'))
    await job.getByLabel('What was done?').fill(`New: ${place}`)
    await job.locator('button.button').click()
    await job.waitFor({ state: 'hidden' })
  }
  await look(worker, 'field-waiting')
  const officer = await visitor({ login: 'officer', viewport: { width: 1280, height: 800 } })
  await officer.goto(`/desk/${city.slug}/case/${numbers[1]}`)
  const note = await openAct(officer, 'Internal note')
  await note.locator('textarea').fill('Bring a ladder')
  await sendAct(note)

  const restored = Date.now()
  await worker.context().setOffline(false)
  await draft(worker, 'sent').waitFor()
  const stopped = draft(worker, 'stopped')
  await stopped.getByText('It is now: In work').waitFor()
  await look(worker, 'field-overtaken')
  await stopped.getByRole('button', { name: 'Send now' }).click()
  await waitUntil(async () => (await draft(worker, 'sent').count()) === 2, 'both were sent')
  const rows = await newestCases(city)
  for (const number of numbers) {
    const found = rows.find((each) => each.number === number)
    assert.deepEqual([found?.state, found?.solved, found?.photos], ['resolved', 1, 1])
    assert.ok(found?.solved_at && found.solved_at.getTime() < restored, 'done before it was sent')
  }

  await worker.getByRole('button', { name: 'Sign out' }).click()
  await worker.waitForURL((url) => url.pathname === '/')
  await worker.goto(`/${city.slug}/offline`)
  await worker.getByRole('heading', { name: 'Without network' }).waitFor()
  assert.equal(await worker.locator('[data-draft]').count(), 0, 'the next one sees no drafts')
  await worker.context().setOffline(true)
  await assert.rejects(worker.goto(`/desk/${city.slug}/field`), 'nothing of the worker stays')
})

/** A case that the field worker has. */
async function assigned(
  { city, visitor }: Parameters<Parameters<typeof journey>[1]>[0],
  place: string,
) {
  const resident = await visitor()
  await answerGrievance(resident, city, place)
  await resident.getByLabel(/^Report it without my name/).check()
  await resident.getByLabel(/^I agree/).check()
  await resident.getByRole('button', { name: 'Send', exact: true }).click()
  const number = await caseNumber(resident)
  const officer = await visitor({ login: 'officer', viewport: { width: 1280, height: 800 } })
  await officer.goto(`/desk/${city.slug}/case/${number}`)
  const assign = await openAct(officer, 'Assign')
  const worker = assign.locator('option', { hasText: 'Sunil Kulkarni' })
  await assign.getByLabel('To whom').selectOption(await worker.getAttribute('value'))
  await sendAct(assign)
  await officer.getByText('With Sunil Kulkarni').first().waitFor()
  return number
}

/** A picture for whoever wants to look at it. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['NAGARA_PICTURES']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
