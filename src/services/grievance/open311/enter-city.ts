import { cityOf, type CityContext, type Context } from '../../../platform/request/context.js'
import { open311Errors } from './errors.js'
import { inLocale } from './in-locale.js'

export const queryOf = ({ url }: Context) => new URLSearchParams(url.split('?')[1])

/** The city of the address, in the language asked for; `jurisdiction_id` may only repeat the city. */
export function enterCity(context: Context, posted = ''): CityContext {
  const city = inLocale(cityOf(context))
  const { id, slug } = city.tenant
  const named = [posted, queryOf(context).get('jurisdiction_id') ?? '']
  if (named.every((name) => name === '' || name === String(id) || name === slug)) return city
  throw open311Errors.unknownJurisdiction()
}
