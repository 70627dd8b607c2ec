import { errors } from '../../kernel/errors/errors.js'
import { hasValidCheckDigit, normalisePublicNumber } from '../../kernel/public-number/index.js'
import type { App } from '../app.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import {
  findCase,
  findCaseByNumber,
  findStoryByNumber,
  listSteps,
  toCase,
  toStep,
} from './case-store.js'
import type { Case, Step, StepNote } from './case.js'
import { pinnedService } from './pinned-service.js'

export interface LoadedCase {
  found: Case
  service: ServiceDeclaration
}

/** A case with its history in short, oldest first. */
export interface LoadedStory extends LoadedCase {
  steps: StepNote[]
}

/** The case of this number in the city. Throws `not-found`, also for a number that cannot be one. */
export async function loadCase(app: App, tenantId: number, number: string): Promise<LoadedCase> {
  const [row] = await findCaseByNumber(app.database, tenantId, digitsOf(number))
  if (!row) throw errors.notFound()
  const found = toCase(row)
  return { found, service: await pinnedService(app, tenantId, found) }
}

/** The same with its history. */
export async function loadStory(app: App, tenantId: number, number: string): Promise<LoadedStory> {
  const [row] = await findStoryByNumber(app.database, tenantId, digitsOf(number))
  if (!row) throw errors.notFound()
  const found = toCase(row)
  const service = await pinnedService(app, tenantId, found)
  return { found, service, steps: row.steps }
}

function digitsOf(number: string): string {
  const digits = normalisePublicNumber(number)
  if (digits === undefined || !hasValidCheckDigit(digits)) throw errors.notFound()
  return digits
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
