import assert from 'node:assert/strict'
import { firstCase } from './kit/first-case.js'
import { lookAt } from './kit/look-at.js'
import { stops, unfold } from './kit/stop.js'
import { accessibilityFaults, structureFaults, widthFaults } from './kit/page-faults.js'
import { journey, phone, wide } from './kit/journey.js'

journey('cases are chosen with x and Shift x, and resolved together', async ({ city, visitor }) => {
  const page = await visitor({ login: 'officer', viewport: wide })
  await page.goto(`/desk/${city.slug}/inbox/office`)
  const chosen = () => page.locator('[data-choose]:checked').count()
  for (const key of ['j', 'x']) await page.keyboard.press(key)
  assert.equal(await chosen(), 1)
  await page.keyboard.press('x')
  assert.equal(await chosen(), 0)
  await page.keyboard.press('x')
  for (const key of ['j', 'j', 'Shift+X']) await page.keyboard.press(key)
  assert.equal(await chosen(), 3)
  await page.getByRole('button', { name: 'Resolve', exact: true }).click()
  await page.getByLabel('Note').fill('Done in one round')
  for (const viewport of [phone, wide]) {
    await page.setViewportSize(viewport)
    assert.deepEqual(await structureFaults(page), [])
    assert.deepEqual(await accessibilityFaults(page), [])
    assert.deepEqual(await widthFaults(page), [])
  }
  await page.getByRole('button', { name: /^Resolve \d/ }).click()
  await page.getByText(/cases? w(as|ere) done/).waitFor()
  for (const viewport of [phone, wide]) {
    await page.setViewportSize(viewport)
    assert.deepEqual(await structureFaults(page), [])
    assert.deepEqual(await accessibilityFaults(page), [])
    assert.deepEqual(await widthFaults(page), [])
  }
})

journey('a voice note is recorded on the page, and played on it', async ({ city, visitor }) => {
  const page = await visitor()
  // A machine without a microphone: a tone stands in for the voice.
  await page.addInitScript(`navigator.mediaDevices.getUserMedia = () => {
    const context = new AudioContext()
    const tone = context.createOscillator()
    const target = context.createMediaStreamDestination()
    tone.connect(target)
    tone.start()
    return Promise.resolve(target.stream)
  }`)
  await page.goto(`/${city.slug}/apply/grievance`)
  await page.getByRole('button', { name: /^Start/ }).click()
  await page.waitForURL(/\/what$/)
  await page.goto(page.url().replace(/what$/, 'describe'))
  await page.getByRole('button', { name: 'Record' }).click()
  await page.getByText('Recording', { exact: true }).waitFor()
  await page.waitForTimeout(600)
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText(/^Recorded/).waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.goto(page.url().replace(/\w+$/, 'describe'))
  const player = page.locator('audio')
  assert.equal(await player.count(), 1)
  const seconds = await page.evaluate<number>(`(async () => {
    const player = document.querySelector('audio')
    await player.play()
    await new Promise((done) => player.addEventListener('timeupdate', done, { once: true }))
    return player.currentTime
  })()`)
  assert.ok(seconds > 0)
  assert.deepEqual(await accessibilityFaults(page), [])
})

journey(
  'what is the same, and what goes elsewhere, can be used by all',
  async ({ city, visitor }) => {
    const officer = await visitor({ login: 'officer' })
    const open = `/desk/${city.slug}/case/${await firstCase(officer, city)}`
    await lookAt(city, [
      ...stops(officer, { 'desk case, unfolded': open }, unfold),
      ...stops(officer, { transfer: `${open}/transfer` }),
      ...stops(await visitor(), { 'me too': open.replace('/desk', '') }),
    ])
  },
)
