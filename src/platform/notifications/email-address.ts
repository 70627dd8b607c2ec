import { createHmac, randomInt, randomUUID } from 'node:crypto'
import { AppError } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { takeToken } from '../../kernel/http/rate-limit-store.js'
import { toAsciiDigits } from '../../kernel/public-number/index.js'
import type { App } from '../app.js'
import type { CityContext } from '../request/context.js'
import { personOf } from '../request/context.js'
import { nameOf } from '../tenancy/tenant.js'
import { findAddress, savePending, tryCode } from './preference-store.js'
import { sendAtOnce } from './send-at-once.js'

const lifeSeconds = 900
const purpose = 'email'

/** One @, no space, a dot in the domain, within RFC 5321's length; the code proves the rest. */
export const isEmailAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>()",;:\\]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(text)

/**
 * Sends a code to an e-mail address and keeps the address until the code comes back.
 * Five codes an hour for a person, and five for an address, whoever asks. Throws `invalid` at `email`.
 */
export async function beginAddress(context: CityContext, address: string): Promise<void> {
  const { app, tenant, t } = context
  const { accountId } = personOf(context)
  const email = address.normalize('NFC').trim()
  if (!isEmailAddress(email)) throw errors.invalid([{ path: 'email', code: 'fault.email' }])
  const limit = { capacity: 5, perSecond: 5 / 3_600 }
  await takeToken(app.database, 'email-code', accountId, limit)
  await takeToken(app.database, 'email-code-to', email.toLowerCase(), limit)
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  const sealed = app.keys.encrypt(purpose, email, accountId)
  await app.database.write(
    { tenant: tenant.id },
    savePending([accountId, sealed, digest(app, accountId, code), lifeSeconds]),
  )
  const city = nameOf(tenant, context.language)
  const body = t('notice.email-code', { code, city })
  const message = { id: randomUUID(), tenantId: null, to: email, subject: city, body }
  try {
    await sendAtOnce(app.carriers, 'email', message)
  } catch (cause) {
    throw new AppError('otp-not-sent', 503, { cause })
  }
}

/** Puts the address to use when the code is right. Throws `invalid` at `code`. */
export async function confirmAddress(context: CityContext, given: string): Promise<void> {
  const { app, tenant } = context
  const { accountId } = personOf(context)
  const code = toAsciiDigits(given).replaceAll(/\D/g, '')
  const [row] = await app.database.write(
    { tenant: tenant.id },
    tryCode([accountId, digest(app, accountId, code)]),
  )
  if (row?.outcome === 'right') return
  throw errors.invalid([{ path: 'code', code: `fault.otp-${row?.outcome ?? 'unknown'}` }])
}

/** The address in use, and the one that waits for its code. */
export async function addressesOf(
  context: CityContext,
): Promise<{ confirmed: string | undefined; pending: string | undefined }> {
  const { app, tenant } = context
  const { accountId } = personOf(context)
  const [row] = await app.database.read({ tenant: tenant.id }, findAddress([accountId]))
  const open = (sealed: Buffer | null | undefined) =>
    sealed ? openAddress(app, sealed, accountId) : undefined
  return { confirmed: open(row?.sealed), pending: open(row?.pending_sealed) }
}

export const openAddress = (app: App, sealed: Buffer, accountId: string): string =>
  app.keys.decrypt(purpose, sealed, accountId)

/** Keyed and bound to the person, so that a copy of the table does not give codes away. */
const digest = (app: App, accountId: string, code: string): Buffer =>
  createHmac('sha256', app.keys.key('email-code')).update(`${accountId}:${code}`).digest()
