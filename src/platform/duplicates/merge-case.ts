import type { Fault } from '../../kernel/errors/app-error.js'
import {
  hasValidCheckDigit,
  formatPublicNumber,
  normalisePublicNumber,
} from '../../kernel/public-number/index.js'
import { actOnApplication } from '../applications/act.js'
import { maySee, possibleActions, type PossibleAction } from '../applications/actor.js'
import { loadCase, type LoadedCase } from '../applications/load-case.js'
import { personOf, type CityContext } from '../request/context.js'
import { saveMine } from '../front/mine-store.js'
import { findMain, lockCases, mergeCase } from './merge-store.js'
import { isShareable } from './shareable.js'

/** The service's own way to close a case that was reported already, if this person may take it now. */
export function mergeAction(
  { person, now }: CityContext,
  { service, found }: LoadedCase,
): PossibleAction | undefined {
  if (!isShareable(service)) return undefined
  const standing = { person, isApplicant: false }
  return possibleActions(service, found, standing, { now, reopenDays: 0 }).find(
    ({ action }) =>
      action.reasons !== undefined &&
      Object.hasOwn(action.reasons, 'duplicate') &&
      (action.needs ?? []).every((need) => need === 'reason' || need === 'note'),
  )
}

/** The case that a typed number leads to, or why it cannot be the main one. */
export async function mainCaseOf(
  context: CityContext,
  duplicate: LoadedCase,
  typed: string,
): Promise<{ main: LoadedCase } | { faults: Fault[] }> {
  const { app, tenant, person } = context
  const refuse = (code: string) => ({ faults: [{ path: 'number', code: `fault.merge-${code}` }] })
  if (typed.trim() === '') return refuse('required')
  const digits = normalisePublicNumber(typed)
  if (digits === undefined || !hasValidCheckDigit(digits)) return refuse('unknown')
  const asked = await loadCase(app, tenant.id, digits).catch(notFoundIsNone)
  if (!asked || !maySee(asked.service, asked.found, person)) return refuse('unknown')
  const [next] = await app.database.read({ tenant: tenant.id }, findMain([asked.found.id]))
  const main = next ? await loadCase(app, tenant.id, next.number) : asked
  if (main.found.id === duplicate.found.id) return refuse('own')
  if (main.found.service !== duplicate.found.service) return refuse('service')
  if (!main.found.open) return refuse('closed')
  return { main }
}

/**
 * Closes a case as the same as another: the service's own act, the link, and everyone behind it as a
 * follower of the main case, all at once or not at all. Throws what `actOnApplication` throws.
 */
export async function mergeInto(
  context: CityContext,
  given: { duplicate: LoadedCase; main: LoadedCase; seenVersion: number; commandId: string },
): Promise<void> {
  const { app, tenant, now } = context
  const { duplicate, main, seenVersion, commandId } = given
  const { found, service } = duplicate
  const person = personOf(context)
  const t = app.wordings.translator(tenant.id, found.language)
  await actOnApplication(app, {
    tenant,
    service,
    found,
    seenVersion,
    actionId: mergeAction(context, duplicate)?.id ?? '',
    input: {
      reason: 'duplicate',
      note: t('duplicates.merge-note', { number: formatPublicNumber(main.found.number) }),
    },
    person,
    isApplicant: false,
    channel: 'web',
    commandId,
    now,
    together: [
      lockCases([[found.id, main.found.id]]),
      mergeCase([found.id, main.found.id, person.accountId]),
      saveMine([[main.found.id]]),
    ],
  })
}

function notFoundIsNone(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'not-found') return undefined
  throw error
}
