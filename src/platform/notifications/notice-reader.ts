import type { Transaction } from '../../kernel/db/database.js'
import type { LoggedEvent } from '../../kernel/events/event.js'
import type { EventReader } from '../../kernel/events/reader.js'
import { listAssignees } from '../access/member-store.js'
import type { App } from '../app.js'
import { caseEvents, caseNotices, roleTold } from './case-notices.js'
import { digestEvent, digestNotices } from './digest-notices.js'
import { casesToTell } from './message-store.js'
import { queueNotices, type Notice } from './queue-notices.js'

/** A case that is raised, or appealed, is told to so many of a role at most. */
const mostHolders = 20

/** Tells those whom a case concerns what became of it, and the commissioner of each morning's report. */
export const noticeReader = (app: App): EventReader => ({
  name: 'notices',
  types: [...caseEvents, digestEvent],
  async handle(tx, tenant, events) {
    const ids = [...new Set(events.map((event) => event.subject.id))]
    const cases = new Map((await tx.rows(casesToTell([ids]))).map((row) => [row.id, row]))
    const city = app.tenants.byId(tenant)
    const staffLanguage = city?.defaultLanguage ?? 'en'
    const desk = `/desk/${city?.slug ?? ''}`
    const overdue = new Set(
      events.filter((event) => event.type === 'application.overdue').map(stepOf),
    )
    const notices: Notice[] = []
    for (const event of events) {
      if (event.type === digestEvent) {
        notices.push(...(await digestNotices(tx, event, { staffLanguage, desk })))
        continue
      }
      const found = cases.get(event.subject.id)
      if (!found) continue
      const raisedTo = await holdersOf(tx, event, found)
      const isToldAsOverdue = event.type === 'application.escalated' && overdue.has(stepOf(event))
      const surroundings = { staffLanguage, desk, raisedTo, isToldAsOverdue }
      notices.push(...caseNotices(event, found, surroundings))
    }
    await queueNotices(tx, tenant, notices)
  },
})

/** The limit and a rung of the ladder may be one step of a case, told by two events. */
const stepOf = (event: LoggedEvent): string =>
  `${event.subject.id} ${String(event.data['version'])}`

async function holdersOf(
  tx: Transaction,
  event: LoggedEvent,
  found: { ward_id: string | null; department: string },
): Promise<string[]> {
  const role = roleTold(event)
  if (role === undefined) return []
  const rows = await tx.rows(listAssignees([[role], found.ward_id, found.department]))
  return rows.slice(0, mostHolders).map((row) => row.account_id)
}
