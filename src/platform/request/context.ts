import type { Translate } from '../../kernel/i18n/messages.js'
import { routeOf } from '../../kernel/http/route.js'
import { errors } from '../../kernel/errors/errors.js'
import { mayDo, type SignedIn } from '../access/grant.js'
import type { App } from '../app.js'
import type { ApiClient } from '../clients/find-client.js'
import type { Tenant } from '../tenancy/tenant.js'

/** What a handler knows of the request besides its input. */
export interface Context {
  app: App
  requestId: string
  /** Path and query, for links back to the same place. */
  url: string
  path: string
  tenant: Tenant | undefined
  language: string
  t: Translate
  person: SignedIn | undefined
  /** The program that called with a key of its own. */
  client: ApiClient | undefined
  /** Goes into every form; bound to this browser. */
  formToken: string
  /** The browser's own identifier, for drafts and forms before anyone signs in. */
  browserId: string
  /** True when the browser brought no identifier: it must be given one with the answer. */
  isNewBrowser: boolean
  /** Digest-able: the caller's address. */
  ip: string
  now: Date
  idempotencyKey: string | undefined
}

/** A context inside a city: what the address names exists. */
export interface CityContext extends Context {
  tenant: Tenant
}

export const route = routeOf<Context>()

/** The tenant of the address; a page without one is a fault of the route, not of the caller. */
export function cityOf(context: Context): CityContext {
  if (!hasTenant(context)) throw errors.notFound()
  return context
}

const hasTenant = (context: Context): context is CityContext => context.tenant !== undefined

/** The signed-in person; the route's access has made sure that there is one. */
export function personOf(context: Context): SignedIn {
  if (!context.person) throw errors.notSignedIn()
  return context.person
}

export const may = (context: Context, permission: string): boolean =>
  mayDo(context.person, permission)
