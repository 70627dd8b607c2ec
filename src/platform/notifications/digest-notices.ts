import type { Transaction } from '../../kernel/db/database.js'
import type { LoggedEvent } from '../../kernel/events/event.js'
import { listAssignees } from '../access/member-store.js'
import { findDigest } from '../applications/digest/digest-store.js'
import type { Notice } from './queue-notices.js'

export const digestEvent = 'digest.due'

/** So many are told at most. */
const mostReaders = 20

/**
 * The morning report in one line, to those who hold its role for the whole city. It says what the
 * report says: by now more may have happened.
 */
export async function digestNotices(
  tx: Transaction,
  event: LoggedEvent,
  { staffLanguage, desk }: { staffLanguage: string; desk: string },
): Promise<Notice[]> {
  const { day, role } = event.data
  if (typeof day !== 'string' || typeof role !== 'string') return []
  const [report] = await tx.rows(findDigest([day]))
  if (!report) return []
  const { open, overdue, escalated, appeals } = report.content
  // Neither a ward nor a department: the report is about all of them.
  const readers = await tx.rows(listAssignees([[role], null, null]))
  return readers.slice(0, mostReaders).map(({ account_id: recipientId }) => ({
    eventId: event.id,
    recipientId,
    kind: 'reminder',
    audience: 'staff',
    template: 'notice.staff.digest',
    params: {
      open: String(open),
      overdue: String(overdue),
      escalated: String(escalated),
      appeals: String(appeals.pending),
      path: `${desk}/digest/${day}`,
    },
    language: staffLanguage,
  }))
}
