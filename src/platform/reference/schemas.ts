import { Type } from 'typebox'
import { uuidPattern } from '../../kernel/http/uuid-pattern.js'

export const Lgd = Type.Object({
  lgd: Type.Integer({ minimum: 0, maximum: 2_147_483_647, description: 'LGD code of the body' }),
})

export const LgdNumber = Type.Object({
  lgd: Lgd.properties.lgd,
  number: Type.String({
    pattern: '^[0-9]{11}$',
    description: 'Public number with its check digit',
  }),
})

export const Ward = Type.Object({ id: Type.String(), code: Type.String(), name: Type.String() })

export const Instant = Type.String({ format: 'date-time' })

/** A case in a list: nothing that tells of a person. */
export const CaseSummary = Type.Object({
  number: Type.String(),
  service: Type.String(),
  category: Type.Union([Type.String(), Type.Null()]),
  title: Type.String(),
  state: Type.String(),
  open: Type.Boolean(),
  wardId: Type.Union([Type.String(), Type.Null()]),
  dueAt: Type.Union([Instant, Type.Null()]),
  filedAt: Instant,
})

export const CaseDetail = Type.Object({
  ...CaseSummary.properties,
  version: Type.Integer(),
  assignee: Type.Union([Type.String(), Type.Null()]),
  actions: Type.Array(Type.String(), { description: 'What the caller may do now' }),
  answers: Type.Optional(Type.Unknown()),
  steps: Type.Array(
    Type.Object({
      version: Type.Integer(),
      action: Type.String(),
      state: Type.String(),
      at: Instant,
      note: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})

const UploadCount = Type.Integer({
  minimum: 1,
  maximum: 12,
  description:
    'How many files were uploaded for this Idempotency-Key: all of them, or it is refused',
})

export const FileBody = Type.Object(
  {
    answers: Type.Record(Type.String(), Type.Unknown(), {
      description: 'By field of the service; a place is { wardId, landmark, lng, lat }',
    }),
    /** The notice was shown and consent given. */
    consent: Type.Literal(true),
    anonymous: Type.Optional(Type.Boolean()),
    occurredAt: Type.Optional(
      Type.String({ maxLength: 40, description: 'ISO 8601, not in the future' }),
    ),
    uploads: Type.Optional(UploadCount),
  },
  { additionalProperties: false },
)

export const ActBody = Type.Object(
  {
    action: Type.String({ maxLength: 60 }),
    version: Type.Integer({ minimum: 1, description: 'The version that the caller saw' }),
    note: Type.Optional(Type.String({ maxLength: 2_000 })),
    reason: Type.Optional(Type.String({ maxLength: 300 })),
    rating: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    assigneeId: Type.Optional(Type.String({ pattern: uuidPattern })),
    department: Type.Optional(Type.String({ maxLength: 60 })),
    occurredAt: Type.Optional(
      Type.String({
        maxLength: 40,
        description: 'ISO 8601, when it was done: not in the future, not before the filing',
      }),
    ),
    uploads: Type.Optional(UploadCount),
  },
  { additionalProperties: false },
)
