import { errors } from '../../kernel/errors/errors.js'
import { hasValidCheckDigit, normalisePublicNumber } from '../../kernel/public-number/index.js'
import type { App } from '../app.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { findCase, findCaseByNumber, listSteps, toCase, toStep } from './case-store.js'
import type { Case, Step } from './case.js'
import { pinnedService } from './pinned-service.js'

export interface LoadedCase {
  found: Case
  service: ServiceDeclaration
}

/** The case of this number in the city. Throws `not-found`, also for a number that cannot be one. */
export async function loadCase(app: App, tenantId: number, number: string): Promise<LoadedCase> {
  const digits = normalisePublicNumber(number)
  if (digits === undefined || !hasValidCheckDigit(digits)) throw errors.notFound()
  const [row] = await findCaseByNumber(app.database, tenantId, digits)
  if (!row) throw errors.notFound()
  const found = toCase(row)
  return { found, service: await pinnedService(app, tenantId, found) }
}

export async function loadCaseById(app: App, tenantId: number, id: string): Promise<LoadedCase> {
  const [row] = await app.database.read({ tenant: tenantId }, findCase([id]))
  if (!row) throw errors.notFound()
  const found = toCase(row)
  return { found, service: await pinnedService(app, tenantId, found) }
}

export async function loadSteps(app: App, tenantId: number, id: string): Promise<Step[]> {
  const rows = await listSteps(app.database, tenantId, id)
  return rows.map(toStep)
}
