import type { Transaction } from '../../kernel/db/database.js'
import type { EventReader } from '../../kernel/events/reader.js'
import type { LoggedEvent } from '../../kernel/events/event.js'
import { queueNotices } from '../notifications/queue-notices.js'
import { followedAmong, listFollowers } from './follower-store.js'

const templates: Readonly<Record<string, string>> = {
  'application.moved': 'notice.followed.moved',
  'application.reopened': 'notice.followed.moved',
  'application.closed': 'notice.followed.closed',
}
const perPage = 500

/** Tells those who follow a case what became of it, as its owner is told. */
export const followReader: EventReader = {
  name: 'follow-notices',
  types: Object.keys(templates),
  async handle(tx, tenant, events) {
    const ids = [...new Set(events.map((event) => event.subject.id))]
    const followed = new Map((await tx.rows(followedAmong([ids]))).map((row) => [row.id, row]))
    for (const event of events) {
      const found = followed.get(event.subject.id)
      if (found && event.data['visible'] !== false) await tell(tx, tenant, event, found)
    }
  },
}

async function tell(
  tx: Transaction,
  tenant: number,
  event: LoggedEvent,
  found: { id: string; number: string; service: string; account_id: string | null },
): Promise<void> {
  const { number, service } = found
  const { state } = event.data
  const params = { number, service, state: typeof state === 'string' ? state : '' }
  const template = templates[event.type] ?? ''
  let after: string | null = null
  for (;;) {
    const page: { account_id: string; language: string }[] = await tx.rows(
      listFollowers([found.id, after, perPage]),
    )
    await queueNotices(
      tx,
      tenant,
      page
        .filter((row) => row.account_id !== found.account_id)
        .map((row) => ({
          eventId: event.id,
          recipientId: row.account_id,
          kind: 'case',
          audience: 'resident',
          template,
          params,
          language: row.language,
        })),
    )
    after = page.at(-1)?.account_id ?? null
    if (page.length < perPage) return
  }
}
