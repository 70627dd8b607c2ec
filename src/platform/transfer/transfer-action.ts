import { possibleActions, type PossibleAction } from '../applications/actor.js'
import type { LoadedCase } from '../applications/load-case.js'
import type { CityContext } from '../request/context.js'

/** The service's own way to close a case that another body answers for, if this person may take it now. */
export function transferAction(
  { person, now }: CityContext,
  { service, found }: LoadedCase,
): PossibleAction | undefined {
  const standing = { person, isApplicant: false }
  return possibleActions(service, found, standing, { now, reopenDays: 0 }).find(
    ({ action }) =>
      action.reasons !== undefined &&
      Object.hasOwn(action.reasons, 'not-ours') &&
      (action.needs ?? []).every((need) => need === 'reason' || need === 'note'),
  )
}
