import { randomUUID } from 'node:crypto'
import { derivedUuid } from '../kernel/crypto/derived-uuid.js'
import { seededRandom } from '../kernel/geo/seeded-random.js'
import { actOnApplication, type ActInput } from '../platform/applications/act.js'
import { loadCase } from '../platform/applications/load-case.js'
import { findSession, startSession } from '../platform/identity/sessions.js'
import { staffOfLogin } from '../platform/identity/account-store.js'
import type { SignedIn } from '../platform/access/grant.js'
import type { App } from '../platform/app.js'
import type { Tenant } from '../platform/tenancy/tenant.js'
import type { CityPlaces } from '../platform/places/places.js'
import type { Answers } from '../platform/service-kit/answers.js'
import { demoCity } from './demo-city.js'

const count = 64
const dayMs = 86_400_000

const landmarks = [
  'Saraswati School',
  'Hanuman temple',
  'Jama Masjid',
  'St Mary church',
  'Bus stand',
  'Water tank',
  'Vegetable market',
  'Government hospital',
  'Post office',
  'Railway crossing',
]

/** Two weeks of a city's life, so that no page of the demo is empty: filed, worked on, solved, rated. */
export async function seedCases(app: App): Promise<void> {
  const tenant = app.tenants.byId(demoCity.id)
  if (!tenant) throw new Error('the demo city is missing')
  const random = seededRandom('suryanagar cases')
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const places = await app.places.of(tenant.id)
  const categories = (await app.masterData.list(tenant.id, 'grievance-category')).filter(
    ({ data, parentCode }) => parentCode !== null && !('elsewhere' in data),
  )
  const officer = await staffOf(app, tenant, 'officer')
  const worker = await staffOf(app, tenant, 'worker')
  const treeOfficer = await staffOf(app, tenant, 'tree')
  const inspector = await staffOf(app, tenant, 'inspector')

  for (let index = 0; index < count; index += 1) {
    const isTree = index % 11 === 0
    const age = dayMs * 14 * (1 - index / count) ** 1.3 + random() * 0.3 * dayMs
    const filedAt = new Date(app.clock().getTime() - age)
    const ward = pick(places.areas)
    const landmark = pick(landmarks)
    const where = { wardId: ward.id, landmark, ...pointIn(places, ward.id, random) }
    const category = pick(categories).code
    const answers: Answers = isTree
      ? {
          work: 'prune',
          species: 'Neem',
          trees: 1,
          girthCm: 120,
          where,
          ground: 'own',
          reason: 'danger',
        }
      : { category, where, description: '' }
    const definition = app.catalogue.effective(tenant.id, isTree ? 'tree-permission' : 'grievance')
    if (!definition) throw new Error('a service is missing')
    const filed = await app.filing.file({
      id: derivedUuid('suryanagar case', index),
      tenant,
      definition,
      answers,
      place: where,
      category: isTree ? null : category,
      partyId: null,
      accountId: null,
      actor: { kind: 'resident', id: null, name: null },
      channel: 'web',
      language: 'en',
      photos: 0,
      occurredAt: filedAt,
      filedAt,
    })
    // A start that was cut off goes on with the next case.
    if (!filed.fresh) continue
    const { number } = filed
    const act = (
      person: SignedIn | undefined,
      actionId: string,
      input: ActInput,
      afterHours: number,
    ) =>
      step(app, tenant, {
        number,
        person,
        actionId,
        input,
        now: new Date(filedAt.getTime() + afterHours * 3_600_000),
      })
    const room = age / 3_600_000
    if (isTree) {
      if (room > 30)
        await act(inspector, 'report', { note: 'Two branches hang over the road.' }, 26)
      if (room > 60)
        await act(treeOfficer, 'grant', { note: 'Prune after the nesting season only.' }, 50)
      continue
    }
    if (room < 5 || random() < 0.12) continue
    await act(
      officer,
      'assign',
      { assigneeId: worker.accountId, assigneeName: worker.name ?? '' },
      2,
    )
    if (room < 30 || random() < 0.3) continue
    await act(
      worker,
      'resolve',
      { note: 'Done and checked.' },
      6 + random() * Math.min(60, room - 8),
    )
  }
}

async function step(
  app: App,
  tenant: Tenant,
  given: {
    number: string
    person: SignedIn | undefined
    actionId: string
    input: ActInput
    now: Date
  },
): Promise<void> {
  const { found, service } = await loadCase(app, tenant.id, given.number)
  await actOnApplication(app, {
    tenant,
    service,
    found,
    seenVersion: found.version,
    actionId: given.actionId,
    input: given.input,
    person: given.person,
    isApplicant: given.person === undefined,
    channel: 'web',
    commandId: randomUUID(),
    now: given.now,
  })
}

/** A point near the middle of a ward, to about three hundred metres. */
function pointIn(places: CityPlaces, wardId: string, random: () => number) {
  const path = places.map?.paths.find(({ id }) => id === wardId)
  if (!path || !places.map) return { lng: null, lat: null }
  const [lng, lat] = places.map.unproject(path.labelX, path.labelY)
  const nudge = () => (random() - 0.5) * 0.006
  return { lng: lng + nudge(), lat: lat + nudge() }
}

/** The staff member as they would be signed in, with the permissions that they really hold. */
async function staffOf(app: App, tenant: Tenant, login: string): Promise<SignedIn> {
  const [row] = await app.database.read('kernel', staffOfLogin([login]))
  if (!row) throw new Error(`the demo login ${login} is missing`)
  const cookie = await startSession(app.database, { id: row.id, kind: 'staff' })
  const person = await findSession(
    app.database,
    cookie.value,
    tenant.id,
    app.country.calendar.legalDateOf(app.clock()),
  )
  if (!person) throw new Error(`the demo login ${login} cannot work in ${tenant.slug}`)
  return person
}
