import { gather } from '../../kernel/db/gather.js'
import { sql } from '../../kernel/db/statement.js'

interface ClientOfKey {
  place: number
  id: string
  name: string
  scopes: string[]
  per_minute: number
}

// "Last used" is written at most once a minute, and never waited for: another process that writes
// the same is enough.
const clientsOfKeys = sql<ClientOfKey>(
  'client.key.open',
  `with asked as materialized (
     select i.place, k.id as key_id, k.last_used_at, c.id, c.name, c.scopes, c.per_minute
     from unnest($1::bytea[]) with ordinality as i (digest, place)
     join client.api_key k on k.tenant_id = kernel.current_tenant() and k.digest = i.digest
     join client.client c on c.tenant_id = k.tenant_id and c.id = k.client_id
     where c.status = 'active' and k.revoked_at is null and k.expires_at > clock_timestamp()
   ), stale as (
     select k.id from client.api_key k
     where k.tenant_id = kernel.current_tenant() and k.id in (select key_id from asked
       where last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')
     for update skip locked
   ), used as (
     update client.api_key k set last_used_at = clock_timestamp() from stale s
     where k.tenant_id = kernel.current_tenant() and k.id = s.id
   )
   select place::int, id, name, scopes, per_minute from asked`,
)

/** The active client of a key's digest; every call of the API asks, so they ask together. */
export const clientOfKey = gather((digests: readonly Buffer[]) => clientsOfKeys([digests]))
