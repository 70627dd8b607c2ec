import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { bigPhoto } from './kit/big-photo.js'
import { giveCode, giveContact, press, startGrievance } from './kit/file-grievance.js'
import { journey } from './kit/journey.js'
import { openAct, sendAct } from './kit/open-act.js'
import { smallPhoto } from './kit/small-photo.js'
import { waitUntil } from '../src/testing/wait-until.js'

journey('a problem is reported on a phone, solved, rated and opened again', async (walk) => {
  const { city, visitor } = walk
  const { longitude, latitude } = await somewhereInside(city)
  const page = await visitor({
    geolocation: { longitude, latitude },
    permissions: ['geolocation'],
  })
  const figure = async (reader: Page, path: string, label: string) => {
    await city.settle()
    await reader.goto(path)
    const value = reader.locator('.figures > div', { hasText: label }).locator('dd')
    return Number((await value.innerText()).replaceAll(/\D/g, ''))
  }
  const filed = () => figure(page, `/${city.slug}`, 'applications received')
  const solved = () => figure(page, `/${city.slug}`, 'solved or granted')
  const before = { filed: await filed(), solved: await solved() }

  await startGrievance(page, city)
  await page.getByRole('searchbox').pressSequentially('lamp dark')
  await page.getByLabel('Garbage not collected').waitFor({ state: 'hidden' })
  await page.getByLabel('Street light not working').check()
  await press(page)

  const ward = page.getByLabel('Ward', { exact: true })
  await page.getByLabel('Landmark or address').fill('Opposite the water tank')
  await page.getByText('Choose on the map').click()
  await page.getByRole('link', { name: /Fort/ }).click()
  assert.match(await chosen(ward), /Fort/)
  await page.getByRole('button', { name: 'Use my location' }).click()
  await page.getByText(/^Found:/).waitFor()
  assert.match(await chosen(ward), /Clock Tower/)
  await press(page)

  const photo = await bigPhoto()
  await page.getByLabel(/What did you see/).fill('Dark for three nights.')
  await page.getByLabel(/^Photos/).setInputFiles(photo)
  const size = 'document.querySelector("input[type=file]").files[0]?.size ?? 0'
  const shrunk = await waitUntil(async () => {
    const bytes = await page.evaluate<number>(size)
    return bytes > 0 && bytes < photo.buffer.length && bytes
  }, 'the photo was made small')
  assert.ok(shrunk < photo.buffer.length / 2, `${shrunk} of ${photo.buffer.length} bytes`)
  await press(page)

  const answers = await page.locator('.answers').innerText()
  for (const told of ['Street light not working', 'water tank', 'Clock Tower', 'Dark', '1 file']) {
    assert.ok(answers.includes(told), `${told} is not among: ${answers}`)
  }
  await giveContact(page, 'Asha Kale', '98765 43210')
  const number = await giveCode(page, city)
  await page.locator('summary', { hasText: 'Help us serve everyone' }).click()
  await page.getByLabel('Female').check()
  await page.getByLabel('30 to 44').check()
  await press(page)
  await page.getByText('Thank you. That helps.').waitFor()
  assert.equal(await filed(), before.filed + 1)

  await page.goto(`/${city.slug}/case/${number}`)
  const comment = await openAct(page, 'Add information')
  await comment.getByLabel('Your message').fill('The pole has the number 14.')
  await sendAct(comment)
  await page.locator('.timeline').getByText('The pole has the number 14.').waitFor()

  const officer = await visitor({ login: 'officer', viewport: { width: 1280, height: 800 } })
  await officer.goto(`/desk/${city.slug}/inbox/office?q=${number}`)
  await officer.locator('[data-row] a').click()
  const assign = await openAct(officer, 'Assign')
  const worker = assign.locator('option', { hasText: 'Sunil Kulkarni' })
  await assign.getByLabel('To whom').selectOption(await worker.getAttribute('value'))
  await sendAct(assign)
  await officer.getByText('With Sunil Kulkarni').first().waitFor()

  const field = await visitor({ login: 'worker' })
  await field.goto(`/desk/${city.slug}/field`)
  const job = field.getByRole('article').filter({ hasText: 'Opposite the water tank' })
  await job.locator('summary').click()
  await job.getByLabel('Photo of the result').setInputFiles(await smallPhoto('after.jpg'))
  await job.getByLabel('What was done?').fill('Put in a new lamp.')
  await job.locator('button.button').click()
  await field.getByRole('main').waitFor()
  await city.settle()
  assert.ok(
    city.sms.some(({ to }) => to === '+919876543210'),
    'the resident was told nothing',
  )

  await page.goto(`/${city.slug}/case/${number}`)
  await page.getByText('Solved: Put in a new lamp').waitFor()
  const rate = await openAct(page, 'Rate it')
  await rate.getByLabel('4, good').check()
  await sendAct(rate)
  await page.locator('.timeline').getByText('You rated it').waitFor()
  assert.equal(await solved(), before.solved + 1)
  const commissioner = await visitor({ login: 'commissioner' })
  const reopened = () => figure(commissioner, `/desk/${city.slug}/home`, 'opened again')
  const reopenedBefore = await reopened()

  await page.goto(`/${city.slug}/case/${number}`)
  const reopen = await openAct(page, 'It is not solved: open it again')
  await reopen.getByLabel('Your message').fill('Dark again.')
  await sendAct(reopen)
  await page.locator('.timeline').getByText('You opened it again').waitFor()
  assert.equal(await reopened(), reopenedBefore + 1)
})

/** A point in the ward Clock Tower. */
async function somewhereInside(city: Parameters<typeof startGrievance>[1]) {
  const tenant = city.app.tenants.bySlug(city.slug)
  assert.ok(tenant)
  const { areas, map } = await city.app.places.of(tenant.id)
  const area = areas.find(({ code }) => code === '2')
  const path = map?.paths.find(({ id }) => id === area?.id)
  assert.ok(map && path)
  const [longitude, latitude] = map.unproject(path.labelX, path.labelY)
  return { longitude, latitude }
}

const chosen = (ward: Locator) => ward.locator('option:checked').innerText()
