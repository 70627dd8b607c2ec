import { errors } from '../../../kernel/errors/errors.js'
import { isUuid } from '../../../kernel/http/uuid-pattern.js'
import type { App } from '../../../platform/app.js'
import { route, type CityContext } from '../../../platform/request/context.js'
import { postingIn, readingIn, root } from './calls.js'
import { enterCity, queryOf } from './enter-city.js'
import { open311Errors } from './errors.js'
import { geoReply, type Format } from './geo-reply.js'
import { identifyClient } from './identify-client.js'
import { numberOf, readListFilter } from './list-filter.js'
import { readPostFields } from './post-fields.js'
import { tokenId } from './post-id.js'
import { filedAs, postRequest } from './post-request.js'
import { presentRequests } from './present-request.js'
import { findRequests, listRequests } from './request-store.js'
import {
  AnyQuery,
  City,
  Item,
  ListQuery,
  Posted,
  PostBody,
  Requests,
  TokenQuery,
  Tokens,
} from './schemas.js'
import type { Plain } from './write-xml.js'

/** Reporting, and what became of it. */
export function requestRoutes(app: App, format: Format) {
  const reading = readingIn(app, format)
  return [
    route({
      ...postingIn(app, format),
      path: `${root}/requests.${format}`,
      summary: 'Report something',
      answers: { 201: Posted },
      params: City,
      body: PostBody,
      handle: async (context, { body }) => {
        const fields = readPostFields(body)
        const query = queryOf(context)
        const city = enterCity(context, fields.text('jurisdiction_id'))
        const posted = await postRequest(city, fields, {
          apiKey: fields.text('api_key') || (query.get('api_key') ?? ''),
          token: tokenOf(city, fields.text('idempotency_key')),
        })
        return geoReply(format, 'service_requests', [presentPosted(city, posted)], 201)
      },
    }),
    route({
      ...reading,
      path: `${root}/requests.${format}`,
      summary: 'Requests of the last 90 days, or as filtered',
      query: ListQuery,
      answers: { 200: Requests },
      params: City,
      handle: async (context) => {
        const city = enterCity(context)
        const filter = readListFilter(queryOf(context), city.now)
        const statement =
          'numbers' in filter
            ? findRequests(['grievance', filter.numbers])
            : listRequests([
                'grievance',
                filter.from,
                filter.to,
                filter.open,
                filter.codes,
                filter.limit,
                filter.offset,
              ])
        const rows = await app.database.read({ tenant: city.tenant.id }, statement)
        return geoReply(format, 'service_requests', await presentRequests(city, rows))
      },
    }),
    route({
      ...reading,
      path: `${root}/requests/:id.${format}`,
      summary: 'One request',
      query: AnyQuery,
      answers: { 200: Requests },
      params: Item,
      handle: async (context, { params }) => {
        const city = enterCity(context)
        const rows = await app.database.read(
          { tenant: city.tenant.id },
          findRequests(['grievance', numberOf(params.id)]),
        )
        if (rows.length === 0) throw open311Errors.unknownRequest()
        return geoReply(format, 'service_requests', await presentRequests(city, rows))
      },
    }),
    route({
      ...reading,
      path: `${root}/tokens/:id.${format}`,
      summary: 'The request that was filed with a token',
      query: TokenQuery,
      answers: { 200: Tokens },
      params: Item,
      handle: async (context, { params }) => {
        const city = enterCity(context)
        const number = await filedAs(city, await idsOfToken(city, params.id))
        if (number === undefined) throw open311Errors.unknownRequest()
        return geoReply(format, 'service_requests', [
          { service_request_id: number, token: params.id },
        ])
      },
    }),
  ]
}

/** A client's own mark for a request, as a header or an argument; '' without one. */
function tokenOf({ idempotencyKey = '' }: CityContext, posted: string): string {
  const token = idempotencyKey || posted
  if (token === '' || (token.length >= 8 && token.length <= 200)) return token
  throw errors.badRequest([{ path: 'idempotency_key', code: 'open311.fault.token' }])
}

/**
 * Every request gets its id at once, so no answer ever holds a token; a client whose answer was lost
 * asks with its own (and its key), and the id of a case is good as well.
 */
async function idsOfToken(city: CityContext, token: string): Promise<string[]> {
  const key = queryOf(city).get('api_key') ?? ''
  if (city.client || key !== '') {
    const client = await identifyClient(city, key)
    return [tokenId(city.tenant.id, client.id, token)]
  }
  return isUuid(token) ? [token] : []
}

function presentPosted(
  { app, tenant, t }: CityContext,
  { number, offer }: Awaited<ReturnType<typeof postRequest>>,
): Plain {
  const url = `${app.config.publicUrl.replace(/\/$/, '')}/${tenant.slug}/track?number=${number}`
  const { emergency } = offer.data
  const warning = emergency ? [t('open311.emergency', emergency)] : []
  return {
    service_request_id: number,
    service_notice: [...warning, t('open311.notice', { number, url })].join(' '),
    account_id: null,
  }
}
