import { errors } from '../../kernel/errors/errors.js'
import type { SignedIn } from '../access/grant.js'
import type { App } from '../app.js'
import { loadSteps } from '../applications/load-case.js'
import type { Tenant } from '../tenancy/tenant.js'
import { isPending } from './appeal.js'
import { hasDecidedBefore, hears } from './appeal-rules.js'
import { appealsOf, type LoadedAppeal } from './load-appeals.js'

/** May hear and decide; or why not. */
export type Authority = 'may' | 'not-theirs' | 'own-decision' | 'over'

/** How someone stands to an appeal. */
export async function authorityOf(
  app: App,
  tenant: Tenant,
  { appeal, found, service }: LoadedAppeal,
  person: SignedIn,
): Promise<Authority> {
  if (!hears(person, appeal, found)) return 'not-theirs'
  if (!isPending(appeal)) return 'over'
  const [steps, appeals] = await Promise.all([
    loadSteps(app, tenant.id, found.id),
    appealsOf(app, tenant.id, found.id),
  ])
  return hasDecidedBefore(service, found, steps, appeals, person.accountId) ? 'own-decision' : 'may'
}

/** Throws `forbidden`, `appeal-own-decision`, or `appeal-not-open` for whoever may not. */
export async function requireAuthority(
  app: App,
  tenant: Tenant,
  loaded: LoadedAppeal,
  person: SignedIn,
): Promise<void> {
  const authority = await authorityOf(app, tenant, loaded, person)
  if (authority === 'not-theirs') throw errors.forbidden()
  if (authority === 'own-decision') throw errors.conflict('appeal-own-decision')
  if (authority === 'over') throw errors.conflict('appeal-not-open')
}
