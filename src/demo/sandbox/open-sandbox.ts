import { createHash } from 'node:crypto'
import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import { inventCity } from '../../kernel/geo/invent-city.js'
import { enqueue } from '../../kernel/jobs/job-store.js'
import { ensureCountry } from '../../imports/index.js'
import type { App } from '../../platform/app.js'
import { saveAreas, saveHierarchy } from '../../platform/places/place-store.js'
import { openCity } from '../../platform/tenancy/open-city.js'
import { saveTenants } from '../../platform/tenancy/tenant-store.js'
import { saveLists } from '../seed-city.js'
import { fillSandbox } from './fill-sandbox.js'
import { resetJob } from './reset-sandbox.js'
import { sandboxCity } from './sandbox-city.js'

/** Makes and opens the sandbox: wards, lists, invented cases, and its reset each night. Once. */
export async function openSandbox(app: App): Promise<void> {
  const { id, slug, name, languages, center, helpline } = sandboxCity
  if (app.tenants.byId(id)?.status === 'live') return
  await ensureCountry(app.database, app.country)
  const tenant = {
    id,
    kind: 'sandbox',
    parent_id: 0,
    slug,
    name,
    body_type: null,
    default_language: languages[0],
    languages,
    helpline,
    theme: { palette: 'plum' },
    center_lng: center.lng,
    center_lat: center.lat,
    settings: { reopenDays: 7, anonymous: true, resetNightly: true },
    source_hash: createHash('sha256').update('sandbox').digest('hex'),
  }
  await app.database.write('kernel', saveTenants([JSON.stringify([tenant])]))
  await app.tenants.reload()
  await saveLists(app, id)
  await saveWards(app)
  await fillSandbox(app)
  await app.database.write('kernel', enqueue([resetJob(app.clock())]))
  // Live only when everything is there, so that a command that was cut off is made good by the next.
  await openCity(app, id, {})
}

async function saveWards(app: App): Promise<void> {
  const { id, wards, center } = sandboxCity
  const plan = inventCity({
    seed: 'sandbox',
    wards,
    center: [center.lng, center.lat],
    radiusKm: 3,
  })
  const areas = plan.features.map(({ properties: { ward }, geometry }) => ({
    id: sandboxWard(ward),
    level: 'ward',
    code: String(ward),
    name: {
      en: `Practice ward ${ward}`,
      hi: `अभ्यास वार्ड ${ward}`,
      mr: `सराव प्रभाग ${ward}`,
      ur: `مشقی وارڈ ${ward}`,
    },
    parentId: null,
    polygons: [geometry.coordinates],
  }))
  const title = JSON.stringify({ en: 'Electoral wards', hi: 'चुनावी वार्ड', mr: 'निवडणूक प्रभाग' })
  await app.database.flight({ tenant: id }, [
    saveHierarchy(['electoral', title, JSON.stringify(['ward'])]),
    saveAreas(['electoral', JSON.stringify(areas)]),
  ])
  app.places.forget()
}

const sandboxWard = (ward: number): string => derivedUuid('sandbox ward', ward)
