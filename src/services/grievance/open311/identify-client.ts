import { takeToken } from '../../../kernel/http/rate-limit-store.js'
import { findClient, type ApiClient } from '../../../platform/clients/find-client.js'
import type { CityContext } from '../../../platform/request/context.js'
import { open311Errors } from './errors.js'

/**
 * The program whose `api_key` came with the request, or in a header. Throws `open311-key` when there
 * is none, it is not of this city, or it may not use Open311; and `too-many` beyond its limit.
 */
export async function identifyClient(city: CityContext, key: string): Promise<ApiClient> {
  const { app, tenant } = city
  // A key in a header was counted when the request came in.
  const known = city.client
  const client = known ?? (key === '' ? undefined : await findClient(app.database, key))
  if (client?.tenantId !== tenant.id || !client.scopes.includes('open311')) {
    throw open311Errors.badKey()
  }
  if (!known) {
    const { perMinute } = client
    await takeToken(app.database, 'client', client.id, {
      capacity: perMinute,
      perSecond: perMinute / 60,
    })
  }
  return client
}
