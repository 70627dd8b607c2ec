import { Type } from 'typebox'
import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import { errors } from '../../kernel/errors/errors.js'
import { json } from '../../kernel/http/reply.js'
import type { App } from '../app.js'
import { requireScope } from '../clients/require-scope.js'
import { Lgd } from '../reference/schemas.js'
import { cityOf, route } from '../request/context.js'
import { LgdWebhook, Webhook, WebhookBody } from './schemas.js'
import { subscribe } from './subscribe.js'
import { findSubscription, listSubscriptions, type SubscriptionRow } from './subscription-store.js'
import { turn } from './turn-subscription.js'

const access = { scope: 'webhooks' }
const tag = 'Events'

/** Webhooks of the calling program, for those who set them up by program. */
export const webhookApi = (app: App) => [
  route({
    method: 'GET',
    path: '/api/v1/tenants/:lgd/webhooks',
    access,
    tag,
    summary: 'The webhooks of the calling program (scope webhooks)',
    params: Lgd,
    answers: { 200: Type.Object({ items: Type.Array(Webhook) }) },
    handle: async (context) => {
      const { tenant } = cityOf(context)
      const client = requireScope(context, 'webhooks')
      const rows = await app.database.read({ tenant: tenant.id }, listSubscriptions([client.id]))
      return json({ items: rows.map(present) })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/tenants/:lgd/webhooks',
    access,
    tag,
    summary: 'Be told of events at an https address; the secret is in this answer only',
    idempotent: true,
    limit: { capacity: 60, perSecond: 0.2 },
    params: Lgd,
    body: WebhookBody,
    answers: {
      201: Type.Object({ id: Type.String(), secret: Type.Union([Type.String(), Type.Null()]) }),
    },
    handle: async (context, { body }) => {
      const { tenant, idempotencyKey = '' } = cityOf(context)
      const client = requireScope(context, 'webhooks')
      const id = derivedUuid('webhook', tenant.id, client.id, idempotencyKey)
      const made = await subscribe(app, {
        id,
        tenantId: tenant.id,
        clientId: client.id,
        url: body.url,
        types: body.types ?? [],
        actor: { kind: 'client', id: client.id },
      })
      if (!made.ok) throw errors.invalid(made.faults)
      return json({ id, secret: made.secret ?? null }, 201)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/tenants/:lgd/webhooks/:webhook',
    access,
    tag,
    summary: 'End a webhook of the calling program',
    params: LgdWebhook,
    answers: { 200: Webhook },
    handle: async (context, { params }) => {
      const { tenant } = cityOf(context)
      const client = requireScope(context, 'webhooks')
      const [row] = await app.database.read(
        { tenant: tenant.id },
        findSubscription([params.webhook, client.id]),
      )
      if (!row) throw errors.notFound()
      const actor = { kind: 'client', id: client.id } as const
      await turn(app, { tenantId: tenant.id, row, turn: 'removed', actor })
      return json(present({ ...row, status: 'removed' }))
    },
  }),
]

const present = ({ id, url, types, status, created_at }: SubscriptionRow) => ({
  id,
  url,
  types,
  status,
  createdAt: created_at.toISOString(),
})
