import { createHash } from 'node:crypto'
import { derivedUuid } from '../kernel/crypto/derived-uuid.js'
import { inventCity } from '../kernel/geo/invent-city.js'
import { builtInRoles } from '../platform/access/built-in-roles.js'
import { saveBuiltInRoles } from '../platform/access/member-store.js'
import type { App } from '../platform/app.js'
import { saveEntries } from '../platform/masterdata/entry-store.js'
import { saveAreas, saveHierarchy } from '../platform/places/place-store.js'
import { saveTenants } from '../platform/tenancy/tenant-store.js'
import { defaultEntries } from '../services/grievance/index.js'
import { demoCity } from './demo-city.js'

/** The invented city's directory entry, wards, lists and roles. */
export async function seedCity(app: App): Promise<void> {
  const { id, slug, name, languages, center, helpline } = demoCity
  const tenant = {
    id,
    kind: 'sandbox',
    parent_id: 0,
    slug,
    name,
    body_type: '4',
    default_language: 'en',
    languages,
    helpline,
    helpline_hours: '7:00–22:00',
    theme: { palette: 'indigo' },
    center_lng: center.lng,
    center_lat: center.lat,
    // Whoever tries the demo at night wants to see what arrives.
    settings: { reopenDays: 7, anonymous: true, quietHours: { fromMinutes: 0, toMinutes: 0 } },
    source_hash: createHash('sha256').update('demo').digest('hex'),
  }
  await app.database.write('kernel', saveTenants([JSON.stringify([tenant])]))
  await app.tenants.reload()
  await saveLists(app, id)
  await saveWards(app)
}

/** The lists and roles that every city starts with. */
export async function saveLists(app: App, tenantId: number): Promise<void> {
  const { departments, categories } = defaultEntries()
  await app.database.flight({ tenant: tenantId }, [
    saveEntries(['department', JSON.stringify(departments), null]),
    saveEntries(['grievance-category', JSON.stringify(categories), null]),
    saveBuiltInRoles([JSON.stringify(builtInRoles(app.modules))]),
  ])
  app.masterData.forget()
}

async function saveWards(app: App): Promise<void> {
  const { id, wards, center } = demoCity
  const city = inventCity({
    seed: 'suryanagar',
    wards: wards.length,
    center: [center.lng, center.lat],
    radiusKm: 4,
  })
  const areas = city.features.map(({ properties, geometry }) => {
    const number = properties.ward
    const [en, hi, mr, ur] = wards[number - 1] ?? ['', '', '', '']
    return {
      id: wardId(number),
      level: 'ward',
      code: String(number),
      name: { en, hi, mr, ur },
      parentId: null,
      polygons: [geometry.coordinates],
    }
  })
  const title = JSON.stringify({ en: 'Electoral wards', hi: 'चुनावी वार्ड', mr: 'निवडणूक प्रभाग' })
  await app.database.flight({ tenant: id }, [
    saveHierarchy(['electoral', title, JSON.stringify(['ward'])]),
    saveAreas(['electoral', JSON.stringify(areas)]),
  ])
  app.places.forget()
}

/** Always the same id, so that seeding again changes nothing. */
const wardId = (number: number): string => derivedUuid('suryanagar ward', number)
