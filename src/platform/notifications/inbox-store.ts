import { sql } from '../../kernel/db/statement.js'

export interface NoticeRow {
  id: string
  template: string
  params: Record<string, string>
  audience: 'resident' | 'staff'
  created_at: Date
  read_at: Date | null
}

/** A person's messages on their page, newest first, before an instant. */
export const listNotices = sql<NoticeRow>(
  'notice.inbox.list',
  `select id, template, params, audience, created_at, read_at from notice.message
   where tenant_id = kernel.current_tenant() and recipient_id = $1 and way = 'in-app'
     and created_at < $2
   order by created_at desc limit 21`,
)

/** Marks what a person was shown: everything of theirs up to an instant. */
export const markRead = sql(
  'notice.inbox.read',
  `update notice.message set read_at = clock_timestamp()
   where tenant_id = kernel.current_tenant() and recipient_id = $1 and way = 'in-app'
     and read_at is null and created_at <= $2`,
)

export const countUnread = sql<{ unread: number }>(
  'notice.inbox.unread',
  `select count(*)::int as unread from (
     select 1 from notice.message
     where tenant_id = kernel.current_tenant() and recipient_id = $1 and way = 'in-app'
       and read_at is null limit 100) u`,
)
