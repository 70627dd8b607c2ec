import { press } from '../kit/file-grievance.js'
import { journey } from '../kit/journey.js'
import { lookAt } from '../kit/look-at.js'
import { pathOf, stops, unfold } from '../kit/stop.js'

journey('pages of the administration are accessible and fit the screen', async (walk) => {
  const { city, visitor } = walk
  const desk = `/desk/${city.slug}`
  const admin = await visitor({ login: 'admin' })
  // A change of a list and a version of a form, as they are looked at before they count.
  await admin.goto(`${desk}/lists/department`)
  const entry = admin.locator('a[href*="/lists/department/entry/"]').first()
  const department = String(await entry.getAttribute('href'))
  await admin.goto(department)
  await admin.locator('main form[method=post] input[type=text]').first().fill('Water works')
  await press(admin)
  await admin.waitForURL(/\/lists\/change\//)
  const change = pathOf(admin)
  await admin.goto(`${desk}/forms/grievance/edit/patch`)
  await admin.locator('main textarea').first().fill('{"reopenDays": 9}')
  await press(admin)
  await admin.waitForURL(/\/forms\/version\//)
  const version = pathOf(admin)

  await lookAt(city, [
    ...stops(admin, {
      administration: `${desk}/administration`,
      list: `${desk}/lists/department`,
      entry: department,
      change,
      forms: `${desk}/forms`,
    }),
    ...stops(admin, { 'form of a service': `${desk}/forms/grievance` }, unfold),
    ...stops(
      admin,
      {
        'edit texts': `${desk}/forms/grievance/edit/texts`,
        'edit levels': `${desk}/forms/grievance/edit/levels`,
        'edit fields': `${desk}/forms/grievance/edit/fields`,
        'edit all': `${desk}/forms/grievance/edit/patch`,
      },
      unfold,
    ),
    ...stops(admin, { version }),
  ])
})
