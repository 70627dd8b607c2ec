import { createHash } from 'node:crypto'
import type { ServiceDeclaration } from './service.js'

/** A declaration as it is in force for a tenant, with the hash of its content. */
export interface Definition {
  service: ServiceDeclaration
  hash: string
}

/** The services that this program offers. */
export interface Catalogue {
  list(): readonly ServiceDeclaration[]
  find(id: string): ServiceDeclaration | undefined
  /** The definition for new cases of a tenant. */
  effective(tenantId: number, id: string): Definition | undefined
}

/** The definition that a tenant has of its own; undefined where it has the program's. */
export type Tailored = (tenantId: number, id: string) => Definition | undefined

/** Compiles each declaration once. Functions (fees) take no part in the hash: their rates are dated. */
export function createCatalogue(
  services: readonly ServiceDeclaration[],
  tailored: Tailored = () => undefined,
): Catalogue {
  const byId = new Map<string, Definition>()
  for (const service of services) {
    if (byId.has(service.id)) throw new Error(`Two services are called ${service.id}`)
    byId.set(service.id, { service, hash: hashOf(service) })
  }
  return {
    list: () => services,
    find: (id) => byId.get(id)?.service,
    effective: (tenantId, id) => tailored(tenantId, id) ?? byId.get(id),
  }
}

/** The content's own address: equal declarations have equal hashes, whoever wrote them. */
export function hashOf(service: ServiceDeclaration): string {
  const text = JSON.stringify(service, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
