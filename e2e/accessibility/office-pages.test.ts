import { journey } from '../kit/journey.js'
import { lookAt } from '../kit/look-at.js'
import { stops, unfold } from '../kit/stop.js'

journey("pages of the office's own affairs are accessible and fit the screen", async (walk) => {
  const { city, visitor } = walk
  const desk = `/desk/${city.slug}`
  const admin = await visitor({ login: 'admin' })
  await admin.goto(`${desk}/staff`)
  const link = admin.locator('a[href*="/staff/person/"]').first()
  const person = String(await link.getAttribute('href'))
  await lookAt(city, [
    ...stops(
      admin,
      {
        audit: `${desk}/audit`,
        staff: `${desk}/staff`,
        person,
        roles: `${desk}/roles`,
        role: `${desk}/roles/new`,
        body: `${desk}/body`,
        boundaries: `${desk}/boundaries`,
        clients: `${desk}/clients`,
        digest: `${desk}/digest`,
      },
      unfold,
    ),
    ...stops(await visitor({ login: 'commissioner' }), { appeals: `${desk}/appeals` }),
  ])
})
