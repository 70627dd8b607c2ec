import { sql } from '../../kernel/db/statement.js'

/** Id, mobile's blind index, purpose, code's digest, life in seconds. Earlier codes for it end. */
export const saveOtp = sql(
  'identity.otp.save',
  `with old as (delete from identity.otp where mobile_index = $2 and purpose = $3)
   insert into identity.otp (id, mobile_index, purpose, code_hash, expires_at)
   values ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5))`,
)

export const tryOtp = sql<{
  outcome: 'right' | 'wrong' | 'spent' | 'expired' | 'unknown'
  mobile_index: Buffer | null
}>('identity.otp.try', 'select outcome, mobile_index from identity.use_otp($1, $2, $3)')
