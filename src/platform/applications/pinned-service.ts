import { errors } from '../../kernel/errors/errors.js'
import type { App } from '../app.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { Case } from './case.js'
import { findDefinition } from './filing-store.js'

const kept = new Map<string, ServiceDeclaration>()

/**
 * The declaration that a case was filed under: today's when it is the same, else the stored one.
 * Form, states and documents come from it; functions (fees) are always today's.
 */
export async function pinnedService(
  app: App,
  tenantId: number,
  found: Pick<Case, 'service' | 'definition'>,
): Promise<ServiceDeclaration> {
  const current = app.catalogue.effective(tenantId, found.service)
  if (current && current.hash === found.definition) return current.service
  const known = kept.get(found.definition)
  if (known) return known
  const [row] = await app.database.read({ tenant: tenantId }, findDefinition([found.definition]))
  if (!row) throw errors.unavailable(new Error(`definition ${found.definition} is missing`))
  // Written by this program from a checked declaration, and addressed by the hash of its content.
  const stored = row.body as ServiceDeclaration
  const service = { ...stored, ...(current?.service.fees && { fees: current.service.fees }) }
  kept.set(found.definition, service)
  return service
}
