import assert from 'node:assert/strict'
import {
  answerGrievance,
  caseNumber,
  chooseKind,
  giveCode,
  giveContact,
  lastCode,
  press,
  startGrievance,
} from './kit/file-grievance.js'
import { journey, wide } from './kit/journey.js'
import { openAct, sendAct } from './kit/open-act.js'

journey('who gives no name follows the case from the same browser only', async (walk) => {
  const { city, visitor } = walk
  const page = await visitor()
  await answerGrievance(page, city, 'Bus stand')
  await page.getByLabel(/without my name/).check()
  assert.equal(await page.getByLabel('Mobile number').isVisible(), false)
  await page.getByLabel(/^I agree/).check()
  const sent = city.sms.length
  await press(page)
  const number = await caseNumber(page)
  assert.equal(city.sms.length, sent, 'somebody was sent a message')
  await page.goto(`/${city.slug}/case/${number}`)
  await page.getByText('Bus stand').first().waitFor()
  const comment = await openAct(page, 'Add information')
  await comment.getByLabel('Your message').fill('Still dark.')
  await sendAct(comment)
  await page.locator('.timeline').getByText('Still dark.').waitFor()

  const other = await visitor()
  await other.goto(`/${city.slug}/track`)
  await other.getByRole('main').getByRole('textbox').fill(number)
  await other.getByRole('main').getByRole('button').click()
  await other.getByText('Only the person who sent this sees all of it.').waitFor()
  const shown = await other.getByRole('main').innerText()
  assert.doesNotMatch(shown, /Bus stand|Still dark|Dark for three/)
})

journey('danger to life interrupts, and what is not the city’s is sent on', async (walk) => {
  const { city, visitor } = walk
  const page = await visitor()
  await startGrievance(page, city)
  await chooseKind(page, 'Street lights', 'Hanging or live wire')
  await page.getByRole('heading', { name: /Call first/ }).waitFor()
  assert.equal(await page.locator('a.call').getAttribute('href'), 'tel:1912')
  await press(page)
  await page.getByLabel('Landmark or address').waitFor()

  await startGrievance(page, city)
  await chooseKind(page, 'Roads and footpaths', 'Problem on the national highway')
  await page.getByText('National Highways Authority of India').waitFor()
  assert.equal(await page.locator('main form[method=post]').count(), 0)
  // Nor does knowing the address of the next page lead past it.
  await page.goto(page.url().replace(/warning$/, 'check'))
  assert.equal(await page.getByLabel(/^I agree/).count(), 0)
})

journey('two people share a phone, and each sees their own', async ({ city, visitor }) => {
  const mobile = '98765 43215'
  const numbers: Record<string, string> = {}
  for (const name of ['Asha Kale', 'Ravi Kale']) {
    const page = await visitor()
    await answerGrievance(page, city, `House of ${name}`)
    await giveContact(page, name, mobile)
    numbers[name] = await giveCode(page, city)
  }
  const page = await visitor()
  await page.goto(`/${city.slug}/sign-in`)
  await page.getByLabel('Mobile number').fill(mobile)
  await press(page)
  await page.getByLabel('Code', { exact: true }).fill(lastCode(city))
  await press(page)
  await page.getByLabel('Ravi Kale').check()
  await press(page)
  await page.locator(`a[href$="${numbers['Ravi Kale']}"]`).waitFor()
  assert.equal(await page.locator(`a[href$="${numbers['Asha Kale']}"]`).count(), 0)
})

journey('of two officers on one case, the second is shown what changed', async (walk) => {
  const { city, visitor } = walk
  const first = await visitor({ login: 'officer', viewport: wide })
  const second = await visitor({ login: 'commissioner' })
  await first.goto(`/desk/${city.slug}/inbox/office?service=grievance&sort=newest`)
  await first.locator('[data-row] a').first().click()
  await second.goto(first.url())
  const [one, two] = [await openAct(first, 'Reject'), await openAct(second, 'Reject')]
  for (const act of [one, two]) {
    await act.getByLabel('It was reported already').check()
    await act.getByLabel('Note').fill('See the older one.')
  }
  await sendAct(one)
  await first
    .getByText('There is nothing that you can do')
    .or(first.locator('.acts'))
    .first()
    .waitFor()
  const answer = second.waitForResponse((response) => response.request().method() === 'POST')
  await sendAct(two)
  assert.equal((await answer).status(), 409)
  await second.getByRole('alert').waitFor()
  assert.match(await second.getByRole('main').innerText(), /Rejected/)
})
