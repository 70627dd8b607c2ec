import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { EventReader } from '../../kernel/events/reader.js'
import type { LoggedEvent } from '../../kernel/events/event.js'
import { enqueue } from '../../kernel/jobs/job-store.js'
import { casesToTell, insertMessages } from './message-store.js'

const template: Readonly<Record<string, string>> = {
  'application.filed': 'filed',
  'application.moved': 'moved',
  'application.closed': 'closed',
  'application.reopened': 'moved',
}

/** Tells the person who filed what became of it; the message's id follows from the event's. */
export const noticeReader: EventReader = {
  name: 'notices',
  types: Object.keys(template),
  async handle(tx, tenant, events) {
    const told = events.filter((event) => event.data['visible'] !== false)
    const ids = [...new Set(told.map((event) => event.subject.id))]
    if (ids.length === 0) return
    const cases = new Map((await tx.rows(casesToTell([ids]))).map((row) => [row.id, row]))
    const messages = told.flatMap((event) => {
      const found = cases.get(event.subject.id)
      // Someone who acts themselves is not told of it, except of their number.
      const isOwn = event.actor.kind === 'resident' && event.type !== 'application.filed'
      if (!found || isOwn) return []
      return {
        id: derivedUuid('notice', event.id),
        event_id: event.id,
        recipient_id: found.account_id,
        template: `notice.${template[event.type]}`,
        language: found.language,
        params: {
          number: found.number,
          service: found.service,
          state: stateOf(event, found.state),
        },
        way: 'sms',
      }
    })
    if (messages.length === 0) return
    const fresh = await tx.rows(insertMessages([JSON.stringify(messages)]))
    await tx.rows(
      enqueue(
        fresh.map(({ id }) => ({ id, task: 'notice.send', tenantId: tenant, subjectId: id })),
      ),
    )
  },
}

const stateOf = (event: LoggedEvent, now: string): string =>
  typeof event.data['state'] === 'string' ? event.data['state'] : now
