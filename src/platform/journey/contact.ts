import type { Fault } from '../../kernel/errors/app-error.js'
import type { App } from '../app.js'
import type { CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { DraftContact } from './draft.js'

/** A service may allow it, and the city decides. */
export const mayBeAnonymous = (context: CityContext, service: ServiceDeclaration): boolean =>
  service.anonymous && context.tenant.settings.anonymous !== false

/** Checks name and number; gives the number as E.164. Every fault is told. */
export function checkContact(
  app: App,
  given: { name: string; mobile: string; anonymous: boolean; nameRequired: boolean },
): { mobile: string | undefined; faults: Fault[] } {
  if (given.anonymous) return { mobile: undefined, faults: [] }
  const faults: Fault[] = []
  const name = given.name.trim()
  if (given.nameRequired && name === '') faults.push({ path: 'name', code: 'fault.name-required' })
  if (name.length > 150)
    faults.push({ path: 'name', code: 'fault.too-long', params: { most: 150 } })
  const mobile = app.country.validators.mobile(given.mobile)
  if (!mobile.ok) faults.push({ path: 'mobile', code: `fault.mobile-${mobile.problem}` })
  return { mobile: mobile.ok ? mobile.value : undefined, faults }
}

/** The name as it is kept; an empty one is none. */
export const nameOrNull = (contact: DraftContact): string | null =>
  contact.name === undefined || contact.name.trim() === '' ? null : contact.name.trim()
