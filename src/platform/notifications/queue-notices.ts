import { randomUUID } from 'node:crypto'
import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { Transaction } from '../../kernel/db/database.js'
import { enqueue } from '../../kernel/jobs/job-store.js'
import { insertMessages, type MessageItem } from './message-store.js'
import { planWays, readPreference } from './preference.js'
import { findAddressed, findPreferences } from './preference-store.js'
import type { NoticeKind } from './way.js'

/** Someone is to be told something because of an event. */
export interface Notice {
  /** One event tells one person one thing once, however often it is read. */
  eventId: string
  recipientId: string
  kind: NoticeKind
  audience: 'resident' | 'staff'
  /** Message key and code of the master data that may word it otherwise. */
  template: string
  /** Coarse facts for the words; `path` leads elsewhere than to the case of `number`. */
  params: Readonly<Record<string, string>>
  /** Unless the person chose one. */
  language: string
  /** Goes out in quiet hours too. */
  urgent?: boolean
}

/** Queues notices by the ways that their people want, in the caller's transaction and tenant. */
export async function queueNotices(
  tx: Transaction,
  tenant: number,
  notices: readonly Notice[],
): Promise<void> {
  if (notices.length === 0) return
  const people = [...new Set(notices.map(({ recipientId }) => recipientId))]
  const preferences = new Map(
    (await tx.rows(findPreferences([people]))).map((row) => [row.account_id, row]),
  )
  const addressed = new Set((await tx.rows(findAddressed([people]))).map((row) => row.account_id))
  const messages = notices.flatMap((notice): MessageItem[] => {
    const { recipientId, kind, audience } = notice
    const preference = readPreference(preferences.get(recipientId))
    const hasEmail = addressed.has(recipientId)
    const { inApp, outside } = planWays(preference, { kind, audience, hasEmail })
    const [first, ...rest] = outside
    const language = preference.language ?? notice.language
    return [
      ...(inApp ? [itemOf(notice, language, 'in-app', [])] : []),
      ...(first ? [itemOf(notice, language, first, rest)] : []),
    ]
  })
  const toSend = await tx.rows(insertMessages([JSON.stringify(messages)]))
  if (toSend.length > 0) await tx.rows(enqueue([ring(tenant, 0)]))
}

/** The job that says that messages of a tenant wait; the messages themselves are the queue. */
export const ring = (tenant: number, waitMs: number) => ({
  id: randomUUID(),
  task: 'notice.send',
  tenantId: tenant,
  subjectId: null,
  ...(waitMs > 0 && { runAt: new Date(Date.now() + waitMs) }),
})

const itemOf = (
  { eventId, recipientId, template, params, kind, audience, urgent = false }: Notice,
  language: string,
  way: MessageItem['way'],
  rest: MessageItem['ways_left'],
): MessageItem => ({
  id: derivedUuid('notice', eventId, recipientId, template, way),
  event_id: eventId,
  recipient_id: recipientId,
  template,
  language,
  params,
  way,
  ways_left: rest,
  kind,
  audience,
  urgent,
})
