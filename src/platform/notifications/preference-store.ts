import { sql } from '../../kernel/db/statement.js'
import type { OutsideWay } from './way.js'

interface PreferenceRow {
  account_id: string
  language: string | null
  first_way: OutsideWay
  ways: Record<string, unknown>
  quiet_from: number | null
  quiet_to: number | null
}

export const findPreferences = sql<PreferenceRow>(
  'notice.preference.find',
  `select account_id, language, first_way, ways, quiet_from, quiet_to from notice.preference
   where tenant_id = kernel.current_tenant() and account_id = any ($1)`,
)

/** Account, language, first way, ways by kind as JSON, quiet from and to in minutes. */
export const savePreference = sql(
  'notice.preference.save',
  `insert into notice.preference (tenant_id, account_id, language, first_way, ways, quiet_from, quiet_to)
   values (kernel.current_tenant(), $1, $2, $3, $4::jsonb, $5, $6)
   on conflict (tenant_id, account_id) do update set language = excluded.language,
     first_way = excluded.first_way, ways = excluded.ways, quiet_from = excluded.quiet_from,
     quiet_to = excluded.quiet_to, changed_at = clock_timestamp()`,
)

/** Those of the accounts whose e-mail address is confirmed. */
export const findAddressed = sql<{ account_id: string }>(
  'notice.address.confirmed',
  `select account_id from notice.address
   where tenant_id = kernel.current_tenant() and account_id = any ($1) and sealed is not null`,
)

export const findAddress = sql<{
  sealed: Buffer | null
  pending_sealed: Buffer | null
  expires_at: Date | null
}>(
  'notice.address.find',
  `select sealed, case when expires_at > clock_timestamp() then pending_sealed end as pending_sealed,
     expires_at from notice.address
   where tenant_id = kernel.current_tenant() and account_id = $1`,
)

/** Account, sealed address, digest of the code, life in seconds. The one in use stays meanwhile. */
export const savePending = sql(
  'notice.address.pending',
  `insert into notice.address (tenant_id, account_id, pending_sealed, code_hash, tries_left, expires_at)
   values (kernel.current_tenant(), $1, $2, $3, 5, clock_timestamp() + make_interval(secs => $4))
   on conflict (tenant_id, account_id) do update set pending_sealed = excluded.pending_sealed,
     code_hash = excluded.code_hash, tries_left = 5, expires_at = excluded.expires_at`,
)

/** Account, digest. Takes one try; a right code puts the address to use in the same statement. */
export const tryCode = sql<{ outcome: 'right' | 'wrong' | 'spent' | 'expired' }>(
  'notice.address.try',
  `update notice.address set tries_left = tries_left - 1,
     sealed = case when tries_left > 0 and code_hash = $2 and expires_at > clock_timestamp()
       then pending_sealed else sealed end,
     confirmed_at = case when tries_left > 0 and code_hash = $2 and expires_at > clock_timestamp()
       then clock_timestamp() else confirmed_at end,
     expires_at = case when tries_left > 0 and code_hash = $2 and expires_at > clock_timestamp()
       then null else expires_at end
   where tenant_id = kernel.current_tenant() and account_id = $1 and pending_sealed is not null
     and expires_at is not null
   returning case when expires_at is null then 'right' when expires_at <= clock_timestamp() then 'expired'
     when tries_left < 0 then 'spent' else 'wrong' end as outcome`,
)

export const removeAddress = sql(
  'notice.address.remove',
  `update notice.address set sealed = null, pending_sealed = null, code_hash = null, expires_at = null,
     confirmed_at = null
   where tenant_id = kernel.current_tenant() and account_id = $1`,
)
