import { gather } from '../../kernel/db/gather.js'
import { sql } from '../../kernel/db/statement.js'

export interface Person {
  id: string
  name: string | null
  language: string | null
}

export const accountsOfMobile = sql<Person>(
  'identity.account.by_mobile',
  'select id, name, language from identity.accounts_of_mobile($1)',
)

/** In the account's own scope. */
export const insertResident = sql(
  'identity.account.insert_resident',
  `insert into identity.account (id, kind, name, language, mobile_sealed, mobile_index)
   values ($1, 'resident', $2, $3, $4, $5)`,
)

export const insertStaff = sql(
  'identity.account.insert_staff',
  `insert into identity.account (id, kind, name, language, login, password_hash, totp_sealed)
   values ($1, 'staff', $2, $3, lower($4), $5, $6) on conflict (login) do nothing`,
)

const findMobiles = sql<{ place: number; mobile_sealed: Buffer | null }>(
  'identity.account.mobile',
  'select place, mobile_sealed from identity.mobiles_of($1)',
)

/** The sealed number of an account; many messages ask at once. */
export const findMobile = gather((ids: readonly string[]) => findMobiles([ids]))

export const staffOfLogin = sql<{
  id: string
  name: string | null
  language: string | null
  password_hash: string
  totp_sealed: Buffer | null
  totp_last_step: number | null
  locked_until: Date | null
}>('identity.account.by_login', 'select * from identity.staff_of_login($1)')

export const noteAttempt = sql(
  'identity.account.attempt',
  'select identity.note_attempt($1, $2, $3)',
)
