/** Who did it. `system` is the program itself: a timer, an import, a seed. */
export interface Actor {
  kind: 'resident' | 'staff' | 'operator' | 'client' | 'system'
  id: string | null
}

export type Channel =
  | 'web'
  | 'counter'
  | 'operator'
  | 'call-centre'
  | 'whatsapp'
  | 'field'
  | 'api'
  | 'open311'
  | 'import'
  | 'transfer'
  | 'system'

/** Coarse facts as they were at that moment, for counting: no personal values. */
export type Dimensions = Readonly<Record<string, string | number | boolean | null>>

/**
 * The envelope: what happened, to what, by whom, where and when.
 * `occurredAt` is the moment in the world, `recordedAt` the database's clock.
 * Personal values stay outside `data` and `dimensions`.
 */
export interface NewEvent {
  id: string
  type: string
  version: number
  wardId: string | null
  subject: { kind: string; id: string }
  actor: Actor
  onBehalfOf: string | null
  channel: Channel
  occurredAt: Date
  cause: string | null
  dimensions: Dimensions
  data: Readonly<Record<string, unknown>>
}

/** An event in the log. `position` is dense within `partition` (tenant modulo 64). */
export interface LoggedEvent extends NewEvent {
  tenantId: number
  partition: number
  position: number
  recordedAt: Date
}
