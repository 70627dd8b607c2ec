import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { errors } from '../../kernel/errors/errors.js'
import { isCrossSite } from '../../kernel/http/forgery.js'
import { takeToken } from '../../kernel/http/rate-limit-store.js'
import { isApiPath, type AnyRoute } from '../../kernel/http/route.js'
import { mayDo } from '../access/grant.js'
import type { App } from '../app.js'
import { admitClient, apiKeyOf } from '../clients/admit-client.js'
import { findClient } from '../clients/find-client.js'
import { findSession, sessionCookie } from '../identity/sessions.js'
import type { Tenant } from '../tenancy/tenant.js'
import { chooseLanguage, languageCookie } from './choose-language.js'
import type { Context } from './context.js'

export const browserCookie = 'nagara_browser'

/** Builds the context without judging it; also used to present errors. */
export async function contextOf(app: App, request: FastifyRequest): Promise<Context> {
  const tenant = tenantOf(app, request)
  const { legalDateOf } = app.country.calendar
  const token = request.cookies[sessionCookie] ?? bearerOf(request)
  const person =
    token === undefined
      ? undefined
      : await findSession(app.database, token, tenant?.id, legalDateOf(app.clock()))
  const apiKey = apiKeyOf(request)
  const client = apiKey === undefined ? undefined : await findClient(app.database, apiKey)
  const language = chooseLanguage({
    cookie: request.cookies[languageCookie],
    header: request.headers['accept-language'],
    offered: tenant?.languages ?? app.messages.languages(),
    preferred: person?.language ?? tenant?.defaultLanguage ?? 'en',
    isApi: isApiPath(request.url),
  })
  const known = request.cookies[browserCookie]
  const isNewBrowser = known === undefined || !/^[\w-]{22}$/.test(known)
  // Programs need neither, and randomness and digests are the dearest part of a small answer.
  let browserId = isNewBrowser ? undefined : known
  const browserOf = () => (browserId ??= randomBytes(16).toString('base64url'))
  let formToken: string | undefined
  const key = request.headers['idempotency-key']
  return {
    app,
    requestId: request.id,
    url: request.url,
    path: request.url.split('?')[0] ?? '/',
    tenant,
    language,
    t: app.wordings.translator(tenant?.id, language),
    person,
    client,
    get browserId() {
      return browserOf()
    },
    isNewBrowser,
    get formToken() {
      return (formToken ??= app.keys.sign('form', browserOf()))
    },
    ip: request.ip,
    now: app.clock(),
    idempotencyKey: typeof key === 'string' ? key : undefined,
  }
}

/** Checks what the route declares: origin, access, limit, idempotency key. Throws `AppError`. */
export async function admit(
  app: App,
  request: FastifyRequest,
  route: AnyRoute<Context>,
): Promise<Context> {
  const context = await contextOf(app, request)
  const { access } = route
  const isByToken =
    route.fromAnySite === true || bearerOf(request) !== undefined || apiKeyOf(request) !== undefined
  if (route.method !== 'GET' && !isByToken && isCrossSite(request, app.config.publicUrl)) {
    throw errors.forged()
  }
  if (hasPlace(request) && !context.tenant) throw errors.notFound()
  await admitClient(context, request, access)
  const needsPerson = access !== 'public' && !(typeof access === 'object' && 'scope' in access)
  if (needsPerson && !context.person) throw errors.notSignedIn()
  if (
    typeof access === 'object' &&
    'permission' in access &&
    !mayDo(context.person, access.permission)
  ) {
    // A stranger to this city is not told what it has.
    throw context.person?.kind === 'staff' && context.person.grants.length > 0
      ? errors.forbidden()
      : errors.notFound()
  }
  if (route.limit) {
    const who = context.person?.accountId ?? context.client?.id ?? context.ip
    await takeToken(app.database, `${route.method} ${route.path}`, who, route.limit)
  }
  if (route.idempotent === true) {
    const key = context.idempotencyKey
    if (key === undefined || key.length < 8 || key.length > 200) throw errors.keyMissing()
  }
  return context
}

function bearerOf(request: FastifyRequest): string | undefined {
  const match = /^Bearer ([\w-]{43})$/.exec(request.headers.authorization ?? '')
  return match?.[1]
}

function pathParams(request: FastifyRequest): Record<string, unknown> {
  return typeof request.params === 'object' && request.params !== null ? { ...request.params } : {}
}

const hasPlace = (request: FastifyRequest): boolean => {
  const { city, lgd } = pathParams(request)
  return city !== undefined || lgd !== undefined
}

function tenantOf(app: App, request: FastifyRequest): Tenant | undefined {
  const { city, lgd } = pathParams(request)
  if (typeof city === 'string') return app.tenants.bySlug(city)
  if (typeof lgd === 'string' && /^\d{1,9}$/.test(lgd)) return app.tenants.byId(Number(lgd))
  return undefined
}
