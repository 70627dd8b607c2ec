import { sql } from '../../kernel/db/statement.js'

export interface MineRow {
  tenant_id: number
  application_id: string
  number: string
  service: string
  category: string | null
  title: string
  state: string
  open: boolean
  due_at: Date | null
  filed_at: Date
  /** Somebody else's case, which the person follows. */
  followed: boolean
}

/** In the account's scope: the person's cases in all cities, newest first, before an instant. */
export const listMine = sql<MineRow>(
  'service.mine.list',
  `select tenant_id, application_id, number, service, category, title, state, open, due_at, filed_at,
     followed
   from service.mine
   where account_id = current_setting('app.account')::uuid and filed_at < $1
   order by filed_at desc limit 21`,
)

export const saveMine = sql('service.mine.save', 'select service.save_mine($1)')
