import { ensureCountry } from '../imports/index.js'
import type { App } from '../platform/app.js'
import { openCity } from '../platform/tenancy/open-city.js'
import { demoCity } from './demo-city.js'
import { seedCases } from './seed-cases.js'
import { seedCity } from './seed-city.js'
import { seedStaff } from './seed-staff.js'

/** Makes the country, the invented city, its people and two weeks of its life. Once: again changes nothing. */
export async function seedDemo(app: App, say: (line: string) => void): Promise<void> {
  if (app.tenants.byId(demoCity.id)?.status === 'live') return
  say('Making the demo city Suryanagar')
  await ensureCountry(app.database, app.country)
  await seedCity(app)
  await seedStaff(app, demoCity.id)
  await seedCases(app)
  await app.events.settle()
  // Live only when everything is there, so that a start that was cut off is made good by the next.
  await openCity(app, demoCity.id, { settings: { demo: true } })
  say('The demo city is ready')
}
