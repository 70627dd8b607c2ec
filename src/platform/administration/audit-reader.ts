import { plainText } from '../../kernel/plain-text.js'
import type { EventReader } from '../../kernel/events/reader.js'
import { insertAudit } from './audit-store.js'

/** Keeps every administrative act where the audit page finds it. */
export const auditReader: EventReader = {
  name: 'audit',
  types: ['administration.changed'],
  async handle(tx, _tenant, events) {
    const rows = events.map((event) => ({
      event_id: event.id,
      at: event.recordedAt,
      area: event.subject.kind,
      subject_id: event.subject.id,
      title: plainText(event.data['title']),
      actor_kind: event.actor.kind,
      actor_id: event.actor.id,
      actor_name: event.data['by'] ?? null,
      why: event.data['why'] ?? null,
      differences: event.data['differences'] ?? [],
    }))
    await tx.rows(insertAudit([JSON.stringify(rows)]))
  },
}
