import { sql } from '../../kernel/db/statement.js'

export type ClientStatus = 'waiting' | 'active' | 'refused' | 'revoked'

/** A client as its owner and the city's administrator see it. */
export interface ClientRow {
  id: string
  owner_id: string
  name: string
  organisation: string
  purpose: string
  scopes: string[]
  status: ClientStatus
  per_minute: number
  reason: string | null
  created_at: Date
  decided_at: Date | null
}

const columns = `id, owner_id, name, organisation, purpose, scopes, status, per_minute, reason,
  created_at, decided_at`

/** Id, owner, name, organisation, purpose, scopes, status, how many an owner may have. */
export const insertClient = sql<{ id: string }>(
  'client.client.insert',
  `insert into client.client (tenant_id, id, owner_id, name, organisation, purpose, scopes, status)
   select kernel.current_tenant(), $1, $2, $3, $4, $5, $6, $7
   where (select count(*) from client.client where tenant_id = kernel.current_tenant()
     and owner_id = $2 and status in ('waiting', 'active')) < $8
   on conflict (tenant_id, id) do nothing returning id`,
)

export const listOwnClients = sql<ClientRow>(
  'client.client.own',
  `select ${columns} from client.client
   where tenant_id = kernel.current_tenant() and owner_id = $1
   order by created_at desc limit 100`,
)

export const findClientRow = sql<ClientRow>(
  'client.client.find',
  `select ${columns} from client.client where tenant_id = kernel.current_tenant() and id = $1`,
)

/** Status or null for all, the instant and id of the last that was seen, how many. */
export const listClients = sql<ClientRow>(
  'client.client.list',
  `select ${columns} from client.client
   where tenant_id = kernel.current_tenant() and ($1::text is null or status = $1)
     and (created_at, id) < ($2::timestamptz, $3::uuid)
   order by created_at desc, id desc limit $4`,
)

/** Id, statuses from which it may go, new status, reason, who, calls a minute or null. */
export const decideClient = sql<{ id: string }>(
  'client.client.decide',
  `update client.client set status = $3, reason = $4, decided_by = $5,
     decided_at = clock_timestamp(), per_minute = coalesce($6::int, per_minute)
   where tenant_id = kernel.current_tenant() and id = $1 and status = any ($2::text[]) returning id`,
)
