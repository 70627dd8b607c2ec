import { uuidv7 } from 'uuidv7'
import { recordEvents } from '../../kernel/events/log-store.js'
import type { Statement } from '../../kernel/db/statement.js'
import { personOf, type CityContext } from '../request/context.js'

export interface ClientEvent {
  /** Such as `client.approved`. */
  type: string
  clientId: string
  data?: Readonly<Record<string, string | number | readonly string[]>>
}

/** The event of an act on a client, by the signed-in person; for the transaction of the change. */
export function clientEvent(context: CityContext, event: ClientEvent): Statement {
  const person = personOf(context)
  return recordEvents([
    {
      id: uuidv7(),
      type: event.type,
      version: 1,
      wardId: null,
      subject: { kind: 'client', id: event.clientId },
      actor: { kind: person.kind, id: person.accountId },
      onBehalfOf: null,
      channel: 'web',
      occurredAt: context.now,
      cause: null,
      dimensions: {},
      data: event.data ?? {},
    },
  ])
}
