import { createHmac, randomInt, randomUUID } from 'node:crypto'
import { AppError } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { takeToken } from '../../kernel/http/rate-limit-store.js'
import { toAsciiDigits } from '../../kernel/public-number/index.js'
import type { Translate } from '../../kernel/i18n/messages.js'
import type { Identity } from './identity.js'
import { saveOtp, tryOtp } from './otp-store.js'

const lifeSeconds = 300

/** What an OTP may be used for; one sent for one purpose is worth nothing for another. */
export type OtpPurpose = 'sign-in' | `file:${string}`

/**
 * Sends a one-time password of six digits to a mobile number (E.164) and gives the id to check it
 * with. At most 5 an hour and 10 a day for a number, 30 an hour for an address. The answer is the
 * same whether the number is known or not.
 */
export async function sendOtp(
  app: Identity,
  request: { mobile: string; purpose: OtpPurpose; ip: string; city: string; t: Translate },
): Promise<string> {
  const { mobile, purpose, ip, city, t } = request
  const index = app.keys.blindIndex('mobile', mobile)
  await takeToken(app.database, 'otp-ip', ip, { capacity: 30, perSecond: 30 / 3_600 })
  await takeToken(app.database, 'otp-hour', mobile, { capacity: 5, perSecond: 5 / 3_600 })
  await takeToken(app.database, 'otp-day', mobile, { capacity: 10, perSecond: 10 / 86_400 })
  const id = randomUUID()
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  await app.database.write(
    'kernel',
    saveOtp([id, index, purpose, digest(app, id, code), lifeSeconds]),
  )
  try {
    await app.sms.send({ id, to: mobile, body: t('identity.otp.sms', { code, city }) })
  } catch (cause) {
    throw new AppError('otp-not-sent', 503, { cause })
  }
  return id
}

/**
 * Checks a code. Five wrong tries end it, and a right one works once.
 * Throws `invalid` with the reason at field `code`. Gives the mobile's blind index.
 */
export async function checkOtp(
  app: Identity,
  given: { id: string; purpose: OtpPurpose; code: string },
): Promise<Buffer> {
  const code = toAsciiDigits(given.code).replaceAll(/\D/g, '')
  const hash = digest(app, given.id, code)
  const [row] = await app.database.write('kernel', tryOtp([given.id, given.purpose, hash]))
  if (row?.outcome === 'right' && row.mobile_index) return row.mobile_index
  throw errors.invalid([{ path: 'code', code: `fault.otp-${row?.outcome ?? 'unknown'}` }])
}

/** Keyed, so that a copy of the table does not give the codes away. */
const digest = (app: Identity, id: string, code: string): Buffer =>
  createHmac('sha256', app.keys.key('otp')).update(`${id}:${code}`).digest()
