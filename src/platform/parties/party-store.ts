import { sql } from '../../kernel/db/statement.js'

/** Id, account, name, sealed mobile, its index, language. Gives the party that there is. */
export const saveParty = sql<{ id: string }>(
  'party.save',
  `insert into party.party (tenant_id, id, account_id, name, mobile_sealed, mobile_index, language)
   values (kernel.current_tenant(), $1, $2, $3, $4, $5, $6)
   on conflict (tenant_id, account_id) where account_id is not null
   do update set name = coalesce(excluded.name, party.name), language = excluded.language
   returning id`,
)

/** Id, name, sealed mobile, its index, language: a person without an account; once for an id. */
export const saveUnprovenParty = sql(
  'party.save_unproven',
  `insert into party.party (tenant_id, id, name, mobile_sealed, mobile_index, language)
   values (kernel.current_tenant(), $1, $2, $3, $4, $5) on conflict (tenant_id, id) do nothing`,
)

export interface PartyRow {
  id: string
  account_id: string | null
  name: string | null
  mobile_sealed: Buffer | null
}

export const findParty = sql<PartyRow>(
  'party.find',
  `select id, account_id, name, mobile_sealed from party.party
   where tenant_id = kernel.current_tenant() and id = $1`,
)
