import { sql } from '../../kernel/db/statement.js'

export interface KeyRow {
  id: string
  name: string
  prefix: string
  created_at: Date
  expires_at: Date
  revoked_at: Date | null
  last_used_at: Date | null
  live: boolean
}

/** Id, client, name, prefix, digest, days it lasts, how many a client may have at once. */
export const insertKey = sql<{ id: string }>(
  'client.key.insert',
  `insert into client.api_key (tenant_id, id, client_id, name, prefix, digest, expires_at)
   select kernel.current_tenant(), $1, c.id, $3, $4, $5, clock_timestamp() + make_interval(days => $6)
   from client.client c
   where c.tenant_id = kernel.current_tenant() and c.id = $2 and c.status = 'active'
     and (select count(*) from client.api_key k where k.tenant_id = c.tenant_id
       and k.client_id = c.id and k.revoked_at is null and k.expires_at > clock_timestamp()) < $7
   on conflict (tenant_id, id) do nothing returning id`,
)

export const listKeys = sql<KeyRow>(
  'client.key.list',
  `select id, name, prefix, created_at, expires_at, revoked_at, last_used_at,
     revoked_at is null and expires_at > clock_timestamp() as live
   from client.api_key where tenant_id = kernel.current_tenant() and client_id = $1
   order by created_at desc limit 50`,
)

/** Client, key, hours that it goes on: what rotation leaves of the old one. */
export const shortenKey = sql<{ name: string }>(
  'client.key.shorten',
  `update client.api_key set
     expires_at = least(expires_at, clock_timestamp() + make_interval(hours => $3))
   where tenant_id = kernel.current_tenant() and client_id = $1 and id = $2
     and revoked_at is null and expires_at > clock_timestamp() returning name`,
)

/** Client, key. */
export const revokeKey = sql<{ id: string }>(
  'client.key.revoke',
  `update client.api_key set revoked_at = clock_timestamp()
   where tenant_id = kernel.current_tenant() and client_id = $1 and id = $2
     and revoked_at is null returning id`,
)
