import type { FastifyRequest } from 'fastify'
import { errors } from '../../kernel/errors/errors.js'
import { takeToken } from '../../kernel/http/rate-limit-store.js'
import type { Access } from '../../kernel/http/route.js'
import type { Context } from '../request/context.js'
import { requireScope } from './require-scope.js'

/** The key that a program sent, as `Authorization: Bearer ngr_…` or `X-API-Key`. */
export function apiKeyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['x-api-key']
  if (typeof header === 'string') return header
  const match = /^Bearer (ngr_[\w-]{1,80})$/.exec(request.headers.authorization ?? '')
  return match?.[1]
}

/**
 * Judges the program that calls: its key is good, it is of the tenant of the address, it keeps its
 * limit, and it has the scope that the route asks for. A bad key is never taken for no key.
 */
export async function admitClient(
  context: Context,
  request: FastifyRequest,
  access: Access,
): Promise<void> {
  const { client, tenant, app } = context
  if (!client && apiKeyOf(request) !== undefined) throw errors.notSignedIn()
  if (client && tenant && client.tenantId !== tenant.id) throw errors.notFound()
  if (client) {
    const { perMinute } = client
    await takeToken(app.database, 'client', client.id, {
      capacity: perMinute,
      perSecond: perMinute / 60,
    })
  }
  if (typeof access === 'object' && 'scope' in access) requireScope(context, access.scope)
}
