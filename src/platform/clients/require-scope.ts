import { errors } from '../../kernel/errors/errors.js'
import type { Context } from '../request/context.js'
import type { ApiClient } from './find-client.js'

/** The calling program, which has this scope. Throws what its caller may know. */
export function requireScope(context: Context, scope: string): ApiClient {
  const { client, person } = context
  if (client?.scopes.includes(scope) === true) return client
  if (client) throw errors.forbidden()
  if (!person) throw errors.notSignedIn()
  // A person of this city is told that it takes a key; a stranger is told nothing.
  throw person.grants.length > 0 ? errors.forbidden() : errors.notFound()
}
