import { errors } from '../../kernel/errors/errors.js'
import { cityOf, personOf, type CityContext, type Context } from '../request/context.js'
import { findClientRow, type ClientRow } from './client-store.js'

/**
 * The city for someone who may keep clients there: any resident, and the staff of this city.
 * Staff of elsewhere find nothing, nor does anyone in a city that is not open.
 */
export function developerCity(context: Context): CityContext {
  const city = cityOf(context)
  const person = personOf(city)
  if (city.tenant.status !== 'live') throw errors.notFound()
  if (person.kind === 'staff' && person.grants.length === 0) throw errors.notFound()
  return city
}

/** The signed-in person's own client; someone else's is not found. */
export async function ownClient(city: CityContext, id: string): Promise<ClientRow> {
  const { accountId } = personOf(city)
  const [row] = await city.app.database.read({ tenant: city.tenant.id }, findClientRow([id]))
  if (row?.owner_id !== accountId) throw errors.notFound()
  return row
}
