import { reaches } from '../access/grant.js'
import { personOf, type CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { listWaiting, type WaitingRow } from './appeal-store.js'

/** The pending appeals that this person's roles hear, with their services. */
export async function waitingFor(
  context: CityContext,
): Promise<{ row: WaitingRow; service: ServiceDeclaration }[]> {
  const { app, tenant } = context
  const { grants } = personOf(context)
  const roles = [...new Set(grants.map(({ role }) => role))]
  const rows = await app.database.read({ tenant: tenant.id }, listWaiting([roles]))
  return rows.flatMap((row) => {
    const service = app.catalogue.find(row.service)
    const at = { wardId: row.ward_id, department: row.department }
    const isReached = grants.some((grant) => grant.role === row.role && reaches(grant, at))
    return service && isReached ? [{ row, service }] : []
  })
}
