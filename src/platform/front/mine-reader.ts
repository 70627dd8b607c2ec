import type { EventReader } from '../../kernel/events/reader.js'
import { saveMine } from './mine-store.js'

/** Keeps "everything of mine" in step with the cases. */
export const mineReader: EventReader = {
  name: 'mine',
  types: ['application.filed', 'application.moved', 'application.closed', 'application.reopened'],
  async handle(tx, _tenant, events) {
    await tx.rows(saveMine([[...new Set(events.map((event) => event.subject.id))]]))
  },
}
