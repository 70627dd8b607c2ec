import { gather } from '../../kernel/db/gather.js'
import { sql } from '../../kernel/db/statement.js'
import type { Grant } from '../access/grant.js'

export interface SessionRow {
  place: number
  account_id: string
  kind: 'resident' | 'staff'
  name: string | null
  language: string | null
  member_name: string | null
  department: string | null
  grants: Grant[]
}

const openSessions = sql<SessionRow>(
  'access.session.open',
  'select * from access.open_sessions_on($1, $2, $3)',
)

interface Asked {
  token: Buffer
  /** -1 for none. */
  tenant: number
  /** The legal date, by which roles start and end. */
  today: string
}

/** Who holds a token's digest; every request asks, so they ask together. */
export const openSession = gather((items: readonly Asked[]) =>
  openSessions([
    items.map(({ token }) => token),
    items.map(({ tenant }) => tenant),
    items.map(({ today }) => today),
  ]),
)

export const insertSession = sql(
  'kernel.session.insert',
  `insert into kernel.session (token_hash, account_id, kind, expires_at)
   values ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))`,
)

export const deleteSession = sql(
  'kernel.session.delete',
  'delete from kernel.session where token_hash = $1',
)

export const deleteOldSessions = sql(
  'kernel.session.sweep',
  `with old as (delete from kernel.session where expires_at < now()),
     codes as (delete from identity.otp where expires_at < now() - interval '1 day')
   delete from kernel.rate_limit where updated_at < now() - interval '1 day'`,
)

export const tenantsOf = sql<{ tenant_id: number }>(
  'access.tenants.of',
  'select tenant_id from access.tenants_of($1)',
)
