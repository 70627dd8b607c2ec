import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { errors } from '../../kernel/errors/errors.js'
import { takeToken } from '../../kernel/http/rate-limit-store.js'
import { toAsciiDigits } from '../../kernel/public-number/index.js'
import type { Identity } from './identity.js'
import { insertStaff, noteAttempt, staffOfLogin } from './account-store.js'
import { hashPassword, isPassword } from './password.js'
import { acceptedStep } from './totp.js'

/** Makes a member of staff's account; gives undefined when the login is taken. */
export async function addStaff(
  app: Identity,
  given: { login: string; name: string; password: string; totpSecret?: Buffer; language?: string },
): Promise<string | undefined> {
  const id = uuidv7()
  const secret = given.totpSecret ?? randomBytes(20)
  const sealed = app.keys.encrypt('totp', secret.toString('base64'), id)
  const hash = await hashPassword(given.password)
  await app.database.write(
    { account: id },
    insertStaff([id, given.name, given.language ?? null, given.login, hash, sealed]),
  )
  const [row] = await app.database.read('kernel', staffOfLogin([given.login]))
  return row?.id === id ? id : undefined
}

// Compared against when no such login exists, so that the answer takes as long.
const nobody = hashPassword('nobody has this password')

/**
 * Signs staff in by password and the code of their authenticator app. One answer for every failure:
 * which part was wrong is not told. Five failures rest the account for 15 minutes.
 */
export async function checkStaff(
  app: Identity,
  given: { login: string; password: string; code: string; ip: string; now: Date },
): Promise<{ id: string; name: string | null; language: string | null }> {
  await takeToken(app.database, 'staff-sign-in', given.ip, { capacity: 20, perSecond: 1 / 30 })
  const refuse = () => errors.invalid([{ path: 'login', code: 'fault.sign-in' }])
  const [row] = await app.database.read('kernel', staffOfLogin([given.login.trim()]))
  const passes = await isPassword(given.password, row?.password_hash ?? (await nobody))
  if (!row || (row.locked_until && row.locked_until > given.now)) throw refuse()
  const secret = row.totp_sealed
    ? Buffer.from(app.keys.decrypt('totp', row.totp_sealed, row.id), 'base64')
    : undefined
  const code = toAsciiDigits(given.code).replaceAll(/\D/g, '')
  const step = secret && acceptedStep(secret, code, given.now, row.totp_last_step)
  if (!passes || step === undefined) {
    await app.database.write('kernel', noteAttempt([row.id, false, null]))
    throw refuse()
  }
  const noted = await app.database.write('kernel', noteAttempt([row.id, true, step]))
  if (noted.length === 0) throw refuse()
  return { id: row.id, name: row.name, language: row.language }
}
