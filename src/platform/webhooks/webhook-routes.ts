import { Type } from 'typebox'
import { errors } from '../../kernel/errors/errors.js'
import type { Actor } from '../../kernel/events/event.js'
import { redirect, type Reply } from '../../kernel/http/reply.js'
import { isUuid, uuidPattern } from '../../kernel/http/uuid-pattern.js'
import type { App } from '../app.js'
import type { ClientRow } from '../clients/client-store.js'
import { developerCity, ownClient } from '../clients/own-client.js'
import { personOf, route, type CityContext, type Context } from '../request/context.js'
import { readForm, showFaults, type Form } from '../request/form.js'
import { sharedTypes } from './shared-events.js'
import { subscribe } from './subscribe.js'
import { findSubscription, type SubscriptionRow } from './subscription-store.js'
import { replay, turn } from './turn-subscription.js'
import { webhookListPage } from './webhook-list-page.js'
import { webhookPage } from './webhook-page.js'

const Id = Type.String({ pattern: uuidPattern })
const List = Type.Object({ city: Type.String(), client: Id })
const One = Type.Object({ city: Type.String(), client: Id, webhook: Id })
const base = '/:city/developers/:client/webhooks'
const changes = { capacity: 30, perSecond: 0.1 }

/** Self-service: the webhooks of a program of mine, and what was sent to them. */
export const webhookRoutes = (app: App) => [
  route({
    method: 'GET',
    path: base,
    access: 'signed-in',
    params: List,
    handle: async (context, { params }) => {
      const { city, client } = await standing(context, params.client)
      return webhookListPage(city, client, { faults: [] })
    },
  }),
  route({
    method: 'POST',
    path: base,
    access: 'signed-in',
    limit: changes,
    params: List,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const { city, client } = await standing(context, params.client)
      return make(app, city, client, await readForm(city, request))
    },
  }),
  route({
    method: 'GET',
    path: `${base}/:webhook`,
    access: 'signed-in',
    params: One,
    query: Type.Object({
      status: Type.Optional(
        Type.Union([Type.Literal('waiting'), Type.Literal('delivered'), Type.Literal('dead')]),
      ),
      before: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
    }),
    handle: async (context, { params, query }) => {
      const { city, client } = await standing(context, params.client)
      const row = await subscriptionOf(city, client, params.webhook)
      return webhookPage(city, client, row, { ...query, faults: [] })
    },
  }),
  route({
    method: 'POST',
    path: `${base}/:webhook`,
    access: 'signed-in',
    limit: changes,
    params: One,
    body: Type.Unknown(),
    handle: async (context, { params, request }) => {
      const { city, client } = await standing(context, params.client)
      const row = await subscriptionOf(city, client, params.webhook)
      return act(app, city, { client, row }, await readForm(city, request))
    },
  }),
]

/** The client is the person's own, works, and may have webhooks; otherwise there is no such page. */
async function standing(context: Context, clientId: string) {
  const city = developerCity(context)
  const client = await ownClient(city, clientId)
  if (client.status !== 'active' || !client.scopes.includes('webhooks')) throw errors.notFound()
  return { city, client }
}

async function subscriptionOf(
  { app, tenant }: CityContext,
  client: ClientRow,
  id: string,
): Promise<SubscriptionRow> {
  const [row] = await app.database.read({ tenant: tenant.id }, findSubscription([id, client.id]))
  if (!row) throw errors.notFound()
  return row
}

const actorOf = (city: CityContext): Actor => {
  const { kind, accountId } = personOf(city)
  return { kind, id: accountId }
}

async function make(app: App, city: CityContext, client: ClientRow, form: Form): Promise<Reply> {
  const url = form.text('url')
  const types = sharedTypes.filter((type) => form.has(`type-${type}`))
  const made = await subscribe(app, {
    id: form.text('id'),
    tenantId: city.tenant.id,
    clientId: client.id,
    url,
    types,
    actor: actorOf(city),
  })
  if (!made.ok) {
    return webhookListPage(city, client, { faults: showFaults(city, made.faults), url, types })
  }
  const { secret } = made
  if (secret !== undefined) return webhookListPage(city, client, { faults: [], secret })
  return redirect(`/${city.tenant.slug}/developers/${client.id}/webhooks`)
}

async function act(
  app: App,
  city: CityContext,
  { client, row }: { client: ClientRow; row: SubscriptionRow },
  form: Form,
): Promise<Reply> {
  const tenantId = city.tenant.id
  const list = `/${city.tenant.slug}/developers/${client.id}/webhooks`
  const action = form.text('_action')
  if (action === 'replay') {
    const deliveryId = form.text('delivery')
    if (!isUuid(deliveryId)) throw errors.notFound()
    await replay(app, { tenantId, row, deliveryId })
    return redirect(`${list}/${row.id}`)
  }
  const wish = (['paused', 'resumed', 'removed'] as const).find((each) => each === action)
  if (!wish) throw errors.badRequest([{ path: '_action', code: 'fault.choice' }])
  if (wish === 'removed' && !form.has('sure')) {
    const faults = showFaults(city, [{ path: 'sure', code: 'clients.fault-sure' }])
    return webhookPage(city, client, row, { faults })
  }
  await turn(app, { tenantId, row, turn: wish, actor: actorOf(city) })
  return redirect(wish === 'removed' ? list : `${list}/${row.id}`)
}
