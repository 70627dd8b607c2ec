import { mayDo, type SignedIn } from './grant.js'
import type { Module } from '../module.js'

const administrative = new Set(['commissioner', 'city-admin', '*'])

/**
 * Permissions that belong to the work of a service and to nobody's office: whoever administers the
 * staff hires field workers without being one. All others one must hold to give them.
 */
export function dutyPermissions(modules: readonly Module[]): ReadonlySet<string> {
  const permissions = modules.flatMap((module) => module.permissions ?? [])
  return new Set(
    permissions
      .filter(({ roles }) => roles.length > 0 && !roles.some((role) => administrative.has(role)))
      .map(({ name }) => name),
  )
}

/** What of these permissions this person may not give, since they do not hold it. */
export function notToGive(
  modules: readonly Module[],
  person: SignedIn | undefined,
  permissions: readonly string[],
): string[] {
  const duties = dutyPermissions(modules)
  return permissions.filter((each) => !duties.has(each) && !mayDo(person, each))
}
