import { uuidv7 } from 'uuidv7'
import type { NewEvent } from '../kernel/events/event.js'

/** An event of which only what the test is about need be said. */
export const buildEvent = (given: Partial<NewEvent> = {}): NewEvent => ({
  id: uuidv7(),
  type: 'test.happened',
  version: 1,
  wardId: null,
  subject: { kind: 'test', id: uuidv7() },
  actor: { kind: 'system', id: null },
  onBehalfOf: null,
  channel: 'system',
  occurredAt: new Date(),
  cause: null,
  dimensions: {},
  data: {},
  ...given,
})
