import { errors } from '../../kernel/errors/errors.js'
import { cityOf, personOf, type CityContext, type Context } from '../request/context.js'

/**
 * The city and the person whose own page it is. Residents are at home in every city; staff only where
 * they have something to do. Throws `not-found` for others, as everywhere.
 */
export function ownPageOf(context: Context): { city: CityContext; accountId: string } {
  const city = cityOf(context)
  const { accountId, kind, grants } = personOf(context)
  if (kind === 'staff' && grants.length === 0) throw errors.notFound()
  return { city, accountId }
}
