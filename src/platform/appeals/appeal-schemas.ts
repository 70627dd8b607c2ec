import { Type } from 'typebox'
import { Instant } from '../reference/schemas.js'
import { decisions } from './appeal.js'

const Text = (description: string) => Type.String({ maxLength: 4_000, description })
const orNull = <T extends ReturnType<typeof Type.String>>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** An appeal as whoever filed the case, and its office, see it. */
export const AppealDetail = Type.Object({
  id: Type.String(),
  level: Type.Integer(),
  role: Type.String({ description: 'Who hears it' }),
  ground: Type.String(),
  state: Type.String(),
  filedAt: Instant,
  dueAt: Instant,
  hearingAt: orNull(Instant),
  hearingPlace: orNull(Type.String()),
  decision: orNull(Type.String()),
  reasons: orNull(Type.String()),
  direction: orNull(Type.String()),
  decidedAt: orNull(Instant),
})

export const WaitingAppeal = Type.Object({
  id: Type.String(),
  number: Type.String(),
  service: Type.String(),
  level: Type.Integer(),
  role: Type.String(),
  filedAt: Instant,
  dueAt: Instant,
})

export const GroundBody = Type.Object(
  { ground: Text('What is wrong, and what is asked for') },
  { additionalProperties: false },
)

export const HearingBody = Type.Object(
  {
    date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    time: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
    place: Type.String({ maxLength: 300 }),
  },
  { additionalProperties: false },
)

export const DecisionBody = Type.Object(
  {
    decision: Type.Union(decisions.map((decision) => Type.Literal(decision))),
    reasons: Text('The speaking order: each ground is answered'),
    direction: Type.Optional(Text('What is to be done')),
    toState: Type.Optional(
      Type.String({ maxLength: 60, description: 'The case is opened again into this state' }),
    ),
  },
  { additionalProperties: false },
)
