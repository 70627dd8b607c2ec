import { sql } from '../../kernel/db/statement.js'

/** In the account's own scope. */
export const findPending = sql<{ login: string; name: string | null; password_hash: string }>(
  'staff.enrolment.find',
  `select login, name, password_hash from identity.account
   where id = $1 and kind = 'staff' and password_hash like 'enrol$%'`,
)

/** Account, what is pending, password, sealed secret, the step of the code that proved it. */
export const completeEnrolment = sql<{ id: string }>(
  'staff.enrolment.complete',
  `update identity.account set password_hash = $3, totp_sealed = $4, totp_last_step = $5,
     failed_attempts = 0, locked_until = null
   where id = $1 and password_hash = $2 returning id`,
)
