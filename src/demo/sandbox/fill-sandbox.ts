import { randomUUID } from 'node:crypto'
import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import { AppError } from '../../kernel/errors/app-error.js'
import { seededRandom } from '../../kernel/geo/seeded-random.js'
import type { SignedIn } from '../../platform/access/grant.js'
import type { App } from '../../platform/app.js'
import { actOnApplication } from '../../platform/applications/act.js'
import { loadCase } from '../../platform/applications/load-case.js'
import type { Tenant } from '../../platform/tenancy/tenant.js'
import { sandboxCity } from './sandbox-city.js'

const count = 24
const dayMs = 86_400_000
const hourMs = 3_600_000
const landmarks = ['Bus stand', 'Water tank', 'Post office', 'Vegetable market', 'School gate']

/** Nobody: acts as the office of the sandbox, which has no staff of its own. */
const office: SignedIn = {
  accountId: derivedUuid('sandbox office'),
  kind: 'staff',
  name: 'Practice office',
  language: 'en',
  department: null,
  grants: [{ role: 'grievance-officer', wardId: null, department: null, permissions: [] }],
}

/** A week of invented reports, some of them solved, so that a first look finds something. */
export async function fillSandbox(app: App): Promise<void> {
  const tenant = app.tenants.byId(sandboxCity.id)
  const definition = app.catalogue.effective(sandboxCity.id, 'grievance')
  if (!tenant || !definition) throw new Error('the sandbox is missing')
  const now = app.clock()
  const random = seededRandom(now.toISOString().slice(0, 10))
  const { areas } = await app.places.of(tenant.id)
  const categories = (await app.masterData.list(tenant.id, 'grievance-category')).filter(
    ({ data, parentCode }) => parentCode !== null && !('elsewhere' in data),
  )
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  for (let index = 0; index < count; index += 1) {
    const filedAt = new Date(now.getTime() - (1 - index / count) * 7 * dayMs - random() * hourMs)
    const where = { wardId: pick(areas).id, landmark: pick(landmarks), lng: null, lat: null }
    const category = pick(categories).code
    const filed = await app.filing.file({
      id: randomUUID(),
      tenant,
      definition,
      answers: { category, where, description: '' },
      place: where,
      category,
      partyId: null,
      accountId: null,
      actor: { kind: 'system', id: null, name: null },
      channel: 'system',
      language: 'en',
      photos: 0,
      occurredAt: filedAt,
      filedAt,
    })
    if (index % 3 !== 2)
      await solve(app, tenant, filed.number, new Date(filedAt.getTime() + hourMs))
  }
}

/** Solves a case. One that is long overdue may be raised by its timer meanwhile: then once more. */
async function solve(app: App, tenant: Tenant, number: string, now: Date): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { found, service } = await loadCase(app, tenant.id, number)
    try {
      await actOnApplication(app, {
        tenant,
        service,
        found,
        seenVersion: found.version,
        actionId: 'resolve',
        input: { note: 'Done and checked.' },
        person: office,
        isApplicant: false,
        channel: 'web',
        commandId: randomUUID(),
        now,
      })
      return
    } catch (error) {
      const isSlower = error instanceof AppError && error.code === 'changed-meanwhile'
      if (!isSlower || tries >= 5) throw error
    }
  }
}
