import { press } from '../kit/file-grievance.js'
import { firstCase } from '../kit/first-case.js'
import { journey } from '../kit/journey.js'
import { lookAt } from '../kit/look-at.js'
import { stops } from '../kit/stop.js'

journey('pages for everyone are accessible and fit the screen', async (walk) => {
  const { city, visitor } = walk
  const base = `/${city.slug}`
  const nobody = await visitor()
  const number = await firstCase(await visitor({ login: 'officer' }), city)
  await lookAt(city, [
    ...stops(nobody, {
      'country home': '/',
      'city home': base,
      start: `${base}/apply/grievance`,
      'start of the tree permission': `${base}/apply/tree-permission`,
      track: `${base}/track`,
      'track, not a number': `${base}/track?number=123`,
      find: `${base}/find?q=light`,
      'find, nothing': `${base}/find?q=xyzzy`,
      'sign in': `${base}/sign-in`,
      'sign in as staff': '/staff/sign-in',
      numbers: `${base}/numbers`,
      privacy: '/privacy',
      accessibility: '/accessibility',
      api: '/api',
      demo: '/demo',
      outbox: '/demo/outbox',
      'not found': `${base}/nothing-here`,
      'case in short': `${base}/case/${number}`,
    }),
    ...stops(nobody, { 'sign in, error': `${base}/sign-in` }, press),
  ])
})
