import { errors } from '../../kernel/errors/errors.js'
import type { Case } from '../applications/case.js'
import { loadCase, type LoadedCase } from '../applications/load-case.js'
import { isApplicantOf } from '../cases/standing.js'
import { browserDigest } from '../request/browser.js'
import type { CityContext } from '../request/context.js'
import {
  deleteFollower,
  followFacts,
  followMine,
  insertFollower,
  unfollowMine,
  type FollowFacts,
} from './follower-store.js'
import { findMain } from './merge-store.js'
import { isShareable } from './shareable.js'

/** How the reader is known as a follower: by account when signed in, and by browser. */
function keysOf(context: CityContext): string[] {
  const account = residentId(context)
  return [
    ...(account === null ? [] : [account]),
    ...(context.isNewBrowser ? [] : [browserDigest(context)]),
  ]
}

const residentId = ({ person }: CityContext): string | null =>
  person?.kind === 'resident' ? person.accountId : null

/** How many follow the case, whether the reader does, and what it was found to be the same as. */
export async function followFactsOf(context: CityContext, found: Case): Promise<FollowFacts> {
  const [facts] = await context.app.database.read(
    { tenant: context.tenant.id },
    followFacts([found.id, keysOf(context)]),
  )
  return facts ?? { followers: 0, following: false, main_number: null }
}

/**
 * Follows a case, or the one that it was merged into; gives the number that is followed. Doing it
 * twice is once, and the person whose case it is already hears of it. Throws `changed-meanwhile`
 * for a case that is closed and `not-found` for one that only one person can have.
 */
export async function followCase(context: CityContext, loaded: LoadedCase): Promise<string> {
  const { app, tenant, language } = context
  const scope = { tenant: tenant.id }
  const [main] = await app.database.read(scope, findMain([loaded.found.id]))
  const { found, service } = main ? await loadCase(app, tenant.id, main.number) : loaded
  if (!isShareable(service)) throw errors.notFound()
  if (await isApplicantOf(context, found)) return found.number
  if (!found.open) throw errors.conflict('changed-meanwhile')
  const account = residentId(context)
  await app.database.flight(scope, [
    insertFollower([found.id, account ?? browserDigest(context), account, language]),
    ...(account === null ? [] : [followMine([found.id, account])]),
  ])
  return found.number
}

/** Stops following; what was not followed stays so. */
export async function stopFollowing(context: CityContext, found: Case): Promise<void> {
  const account = residentId(context)
  await context.app.database.flight({ tenant: context.tenant.id }, [
    deleteFollower([found.id, keysOf(context)]),
    ...(account === null ? [] : [unfollowMine([found.id, account])]),
  ])
}
