import { Type } from 'typebox'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'
import { Lgd } from '../reference/schemas.js'
import { sharedTypes } from './shared-events.js'

const Instant = Type.String({ format: 'date-time' })

/** CloudEvents 1.0 in its structured JSON form, with our extensions. */
export const CloudEventBody = Type.Object({
  specversion: Type.Literal('1.0'),
  id: Type.String(),
  source: Type.String(),
  type: Type.String(),
  subject: Type.String(),
  time: Instant,
  datacontenttype: Type.String(),
  recordedtime: Instant,
  sequence: Type.String({ description: 'Position in the log, with leading zeros' }),
  ward: Type.Optional(Type.String()),
  actorkind: Type.String(),
  channel: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
})

export const EventTypes = Type.Array(Type.Union(sharedTypes.map((type) => Type.Literal(type))), {
  maxItems: sharedTypes.length,
  description: 'Empty means all',
})

export const WebhookBody = Type.Object(
  {
    url: Type.String({ minLength: 1, maxLength: 500 }),
    types: Type.Optional(EventTypes),
  },
  { additionalProperties: false },
)

export const Webhook = Type.Object({
  id: Type.String(),
  url: Type.String(),
  types: Type.Array(Type.String()),
  status: Type.String(),
  createdAt: Instant,
})

export const LgdWebhook = Type.Object({
  lgd: Lgd.properties.lgd,
  webhook: Type.String({ pattern: uuidPattern }),
})
