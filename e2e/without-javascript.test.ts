import assert from 'node:assert/strict'
import { chooseKind, giveCode, giveContact, press, startGrievance } from './kit/file-grievance.js'
import { fileTree } from './kit/file-tree.js'
import { journey, wide, type Walk } from './kit/journey.js'
import { openAct, sendAct } from './kit/open-act.js'
import { smallPhoto } from './kit/small-photo.js'

journey('without JavaScript a problem is reported, with photos, and withdrawn', async (walk) => {
  const { city, visitor } = walk
  const page = await visitor({ javaScriptEnabled: false })
  await startGrievance(page, city)
  await page.getByRole('searchbox').fill('lamp')
  await page.getByRole('search').getByRole('button').click()
  assert.equal(await page.getByLabel('Garbage not collected').count(), 0)
  await page.getByRole('searchbox').fill('')
  await page.getByRole('search').getByRole('button').click()
  await chooseKind(page, 'Street lights', 'Street light not working')
  assert.equal(await page.getByRole('button', { name: 'Use my location' }).isVisible(), false)

  await page.getByText('Choose on the map').click()
  await page.getByRole('link', { name: /Fort/ }).click()
  const ward = page.getByLabel('Ward', { exact: true }).locator('option:checked')
  assert.match(await ward.innerText(), /Fort/)
  await page.getByLabel('Landmark or address').fill('Near the gate')
  await press(page)

  // More than fit: the ones that fit are kept, and the page says what is wrong.
  const photos = page.getByLabel(/^Photos/)
  const [one, two] = [await smallPhoto('one.jpg'), await smallPhoto('two.jpg')]
  await page.getByLabel(/What did you see/).fill('Dark since Monday.')
  await photos.setInputFiles([one, two, one, two])
  await press(page)
  await page.locator('.error-summary').waitFor()
  const remove = page.getByRole('button', { name: 'Remove' })
  assert.equal(await remove.count(), 3)
  await remove.first().click()
  assert.equal(await remove.count(), 2)
  assert.equal(await page.getByLabel(/What did you see/).inputValue(), 'Dark since Monday.')
  await press(page)
  await page.getByText('2 files').waitFor()

  await giveContact(page, 'Meena Shah', '98765 43211')
  const number = await giveCode(page, city)
  await page.getByRole('main').getByRole('link', { name: 'See how it goes on' }).click()
  assert.equal(await page.locator('.photos img').count(), 2)
  const withdraw = await openAct(page, 'Withdraw it')
  await sendAct(withdraw)
  await page.locator('.timeline').getByText('You withdrew it').waitFor()
  await page.goto(`/${city.slug}/mine`)
  await page.locator(`a[href$="${number}"]`, { hasText: 'You withdrew it' }).waitFor()
})

journey(
  'without JavaScript a tree permission is granted, with a number and an end',
  async (walk) => {
    const { city, visitor } = walk
    const page = await visitor({ javaScriptEnabled: false })
    const number = await fileTree(page, city, '98765 43212')
    await inspect(walk, number)
    const officer = await visitor({ login: 'tree', javaScriptEnabled: false, viewport: wide })
    await officer.goto(`/desk/${city.slug}/case/${number}`)
    const grant = await openAct(officer, 'Grant')
    await grant.getByLabel(/^Note/).fill('After the nesting season.')
    await sendAct(grant)

    await page.goto(`/${city.slug}/case/${number}`)
    const permission = await page.locator('.inset', { hasText: /Valid from/ }).innerText()
    assert.match(permission.replaceAll(/[\s-]/g, ''), /\d{11}.*Validfrom/)
    const [from, to] = /Valid from (.+) to (.+)/.exec(permission)?.slice(1) ?? []
    assert.ok(from && to && from !== to, permission)
    await page
      .locator('.timeline')
      .getByText(/Permission granted/)
      .waitFor()
  },
)

journey('without JavaScript a tree permission is refused, with the reason', async (walk) => {
  const { city, visitor } = walk
  const page = await visitor({ javaScriptEnabled: false })
  const number = await fileTree(page, city, '98765 43213')
  await inspect(walk, number)
  const officer = await visitor({ login: 'tree', javaScriptEnabled: false })
  await officer.goto(`/desk/${city.slug}/case/${number}`)
  const refuse = await openAct(officer, 'Refuse')
  await sendAct(refuse)
  // Both reasons are told at once, and the form stands open again.
  assert.equal(await officer.locator('.error-summary li').count(), 2)
  await refuse.getByLabel('It is a heritage tree').check()
  await refuse.getByLabel('Note').fill('It is 200 years old.')
  await sendAct(refuse)

  await page.goto(`/${city.slug}/case/${number}`)
  const told = await page.locator('.timeline').innerText()
  assert.match(told, /heritage tree/)
  assert.match(told, /200 years old/)
  assert.equal(await page.locator('.inset', { hasText: /Valid from/ }).count(), 0)
})

async function inspect({ city, visitor }: Walk, number: string): Promise<void> {
  const inspector = await visitor({ login: 'inspector', javaScriptEnabled: false })
  await inspector.goto(`/desk/${city.slug}/case/${number}`)
  const report = await openAct(inspector, 'Report the inspection')
  await report.getByLabel('Note').fill('Two branches hang over the road.')
  await sendAct(report)
  await inspector.getByText('Two branches hang over the road.').waitFor()
}
