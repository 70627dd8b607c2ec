import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { inventCity } from '../kernel/geo/invent-city.js'
import { builtInRoles, type BuiltInRole } from '../platform/access/built-in-roles.js'
import { saveAssignment, saveBuiltInRoles, saveMember } from '../platform/access/member-store.js'
import type { App } from '../platform/app.js'
import { insertStaff } from '../platform/identity/account-store.js'
import { hashPassword } from '../platform/identity/password.js'
import { saveEntries } from '../platform/masterdata/entry-store.js'
import { saveAreas, saveHierarchy } from '../platform/places/place-store.js'
import { defaultEntries } from '../services/grievance/index.js'
import { buildTenant } from './build-tenant.js'

/** Two small cities that know nothing of each other. */
export const testCities = {
  a: { id: 1_000_001, slug: 'alphapur', center: [72.9, 21.3] },
  b: { id: 1_000_002, slug: 'betapur', center: [77.6, 13.0] },
} as const

export type CityName = keyof typeof testCities

export const testPassword = 'a long test password'
export const testTotpSecret = Buffer.from('12345678901234567890')

/** The login of the one member of staff who holds the role in the city. */
export const loginOf = (role: string, city: CityName) => `${role}.${city}`

/** Both cities with wards, lists, roles, and one member of staff for each role. */
export async function seedTestCities(app: App): Promise<void> {
  for (const city of ['a', 'b'] as const) {
    const { id, slug, center } = testCities[city]
    await buildTenant(app.database, {
      id,
      slug,
      name: { en: slug },
      languages: ['en', 'hi', 'mr', 'ur'],
      // Tests run at any hour; those of the quiet hours set their own.
      settings: { reopenDays: 7, anonymous: true, quietHours: { fromMinutes: 0, toMinutes: 0 } },
    })
    const { departments, categories } = defaultEntries()
    const plan = inventCity({ seed: slug, wards: 5, center: [...center], radiusKm: 3 })
    const areas = plan.features.map(({ properties, geometry }) => ({
      id: wardId(slug, properties.ward),
      level: 'ward',
      code: String(properties.ward),
      name: { en: `Quarter ${properties.ward}` },
      parentId: null,
      polygons: [geometry.coordinates],
    }))
    await app.database.flight({ tenant: id }, [
      saveEntries(['department', JSON.stringify(departments), null]),
      saveEntries(['grievance-category', JSON.stringify(categories), null]),
      saveHierarchy(['electoral', JSON.stringify({ en: 'Wards' }), JSON.stringify(['ward'])]),
      saveAreas(['electoral', JSON.stringify(areas)]),
    ])
  }
  await app.tenants.reload()
  await seedRoles(app, builtInRoles(app.modules))
}

/** Roles in both cities, each with someone who holds it. */
export async function seedRoles(app: App, roles: readonly BuiltInRole[]): Promise<void> {
  const hash = await hashPassword(testPassword)
  for (const city of ['a', 'b'] as const) {
    const { id: tenant } = testCities[city]
    await app.database.write({ tenant }, saveBuiltInRoles([JSON.stringify(roles)]))
    for (const { code } of roles) {
      const account = uuidv7()
      const sealed = app.keys.encrypt('totp', testTotpSecret.toString('base64'), account)
      const name = `${code} of ${city}`
      await app.database.write(
        { account },
        insertStaff([account, name, null, loginOf(code, city), hash, sealed]),
      )
      await app.database.flight({ tenant }, [
        saveMember([account, name, null, null]),
        saveAssignment([uuidv7(), account, code, null, null]),
      ])
    }
  }
}

/** Always the same for a ward, and another in each city. */
export function wardId(slug: string, ward: number): string {
  const hex = createHash('sha256').update(`${slug} ${ward}`).digest('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
  ]
  return [...parts, hex.slice(20, 32)].join('-')
}
