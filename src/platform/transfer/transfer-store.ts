import { sql } from '../../kernel/db/statement.js'

export interface TransferRow {
  direction: 'to' | 'from'
  body_id: number
  /** Null while it is under way. */
  number: string | null
}

export const listTransfers = sql<TransferRow>(
  'transfer.list',
  `select direction, body_id, number from service.transfer
   where tenant_id = kernel.current_tenant() and application_id = $1`,
)

/** Case, body: the first who begins decides where it goes. */
export const reserveTransfer = sql(
  'transfer.reserve',
  `insert into service.transfer (tenant_id, application_id, direction, body_id)
   values (kernel.current_tenant(), $1, 'to', $2) on conflict do nothing`,
)

/** Case, number there. */
export const finishTransfer = sql(
  'transfer.finish',
  `update service.transfer set number = $2
   where tenant_id = kernel.current_tenant() and application_id = $1 and direction = 'to'`,
)

/** In the body that it came to: case, body, number there. */
export const saveOrigin = sql(
  'transfer.origin',
  `insert into service.transfer (tenant_id, application_id, direction, body_id, number)
   values (kernel.current_tenant(), $1, 'from', $2, $3) on conflict do nothing`,
)

export interface Behind {
  follower: string
  account_id: string | null
  language: string
}

/** Case, key after which to go on, how many: its followers, and the browser of an owner without name. */
export const listBehind = sql<Behind>(
  'transfer.behind',
  `select follower, account_id, language from (
     select f.follower, f.account_id, f.language from service.follower f
     where f.tenant_id = kernel.current_tenant() and f.application_id = $1
     union
     select d.contact->>'browser', null, a.language from service.application a join service.draft d
       on d.tenant_id = a.tenant_id and d.id = a.id and d.filed_id = a.id
     where a.tenant_id = kernel.current_tenant() and a.id = $1 and a.account_id is null) b
   where follower > $2 order by follower limit $3`,
)

/** Case, people as JSON: they follow it in its new body too. */
export const saveBehind = sql(
  'transfer.save_behind',
  `insert into service.follower (tenant_id, application_id, follower, account_id, language)
   select a.tenant_id, a.id, b.follower, b.account_id, b.language
   from service.application a,
     jsonb_to_recordset($2::jsonb) as b (follower text, account_id uuid, language text)
   where a.tenant_id = kernel.current_tenant() and a.id = $1
     and (b.account_id is null or b.account_id is distinct from a.account_id)
   on conflict do nothing`,
)
