import { createHmac, timingSafeEqual } from 'node:crypto'
import { Type } from 'typebox'
import type { Keyring } from '../../kernel/crypto/keyring.js'
import { errors } from '../../kernel/errors/errors.js'
import { json } from '../../kernel/http/reply.js'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import type { App } from '../app.js'
import { cityOf, route } from '../request/context.js'
import { Lgd } from '../reference/schemas.js'
import { receiveReports, type DeliveryReport } from './receive-reports.js'

const Report = Type.Object(
  {
    id: Type.String({
      pattern: uuidPattern,
      description: 'The message’s id, as it was handed over',
    }),
    status: Type.Union([Type.Literal('sent'), Type.Literal('delivered'), Type.Literal('failed')]),
    providerRef: Type.Optional(Type.String({ maxLength: 200 })),
    reason: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)

const mostSkewMs = 5 * 60_000

/** Where providers tell what became of messages. Signed, since what is told changes what is sent. */
export const reportRoutes = (app: App) => [
  route({
    method: 'POST',
    path: '/api/v1/tenants/:lgd/notice-reports/:provider',
    access: 'public',
    tag: 'Notices',
    summary: 'Delivery reports of a message provider, signed with its key',
    params: Type.Object({
      ...Lgd.properties,
      provider: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    }),
    body: Type.Object(
      { reports: Type.Array(Report, { minItems: 1, maxItems: 1_000 }) },
      { additionalProperties: false },
    ),
    answers: { 200: Type.Object({ changed: Type.Integer() }) },
    handle: async (context, { params, body, request }) => {
      const { tenant, now } = cityOf(context)
      const { provider } = params
      const header = request.headers['nagara-signature']
      const signature = typeof header === 'string' ? header : ''
      const given = { tenantId: tenant.id, provider, reports: body.reports }
      if (!isSigned(app.keys, given, signature, now)) throw errors.forbidden()
      return json({ changed: await receiveReports(app, tenant.id, given) })
    },
  }),
]

interface SignedReports {
  tenantId: number
  provider: string
  reports: readonly DeliveryReport[]
}

/**
 * The header `nagara-signature: t=<unix seconds>,v1=<hex>`: HMAC-SHA-256 under the provider's key of
 * the seconds, tenant and provider, and of each report's id, status, reference and reason, as JSON.
 * It covers what the reports say and not their bytes, so spaces and the order of keys are free.
 */
export function signReports(keys: Keyring, given: SignedReports, seconds: number): string {
  const said = given.reports.map(({ id, status, providerRef, reason }) => [
    id,
    status,
    providerRef ?? null,
    reason ?? null,
  ])
  const text = JSON.stringify([seconds, given.tenantId, given.provider, said])
  const mac = createHmac('sha256', keys.key(`notice-report:${given.provider}`))
  return `t=${seconds},v1=${mac.update(text).digest('hex')}`
}

function isSigned(keys: Keyring, given: SignedReports, header: string, now: Date): boolean {
  const [, seconds] = /^t=(\d{1,12}),v1=[0-9a-f]{64}$/.exec(header) ?? []
  if (seconds === undefined) return false
  if (Math.abs(now.getTime() - Number(seconds) * 1_000) > mostSkewMs) return false
  const expected = Buffer.from(signReports(keys, given, Number(seconds)))
  const got = Buffer.from(header)
  return got.length === expected.length && timingSafeEqual(got, expected)
}
