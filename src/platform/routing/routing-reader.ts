import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { EventReader } from '../../kernel/events/reader.js'
import { enqueue } from '../../kernel/jobs/job-store.js'
import type { App } from '../app.js'
import { assignmentRules } from './rules-of.js'

/** Looks up who gets a new case, in cities that have rules for it; others pay nothing. */
export const routingReader = (app: App): EventReader => ({
  name: 'routing',
  types: ['application.filed', 'application.reopened'],
  async handle(tx, tenantId, events) {
    const rules = await assignmentRules(app, tenantId)
    const services = new Set(rules.map((rule) => rule.service))
    const due = events.filter((event) => services.has(String(event.dimensions['service'])))
    if (due.length === 0) return
    await tx.rows(
      enqueue(
        due.map((event) => ({
          id: derivedUuid('case.route', event.id),
          task: 'case.route',
          tenantId,
          subjectId: event.subject.id,
        })),
      ),
    )
  },
})
