import type { ServiceDeclaration } from '../service-kit/service.js'

/** Whether several people can have the same case: it is about a kind of thing at a place. */
export function isShareable(service: ServiceDeclaration): boolean {
  const kinds = new Set(Object.values(service.form).map(({ kind }) => kind))
  return kinds.has('tree') && kinds.has('place')
}
