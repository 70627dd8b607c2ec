import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { toAsciiDigits } from '../../kernel/public-number/index.js'
import type { App } from '../app.js'
import { hashPassword } from '../identity/password.js'
import { acceptedStep } from '../identity/totp.js'
import { completeEnrolment, findPending } from './enrolment-store.js'

const daysGood = 7
const leastPassword = 12

/** The link's secret, and what stands in the password's place until it is used. */
export function newEnrolment(now: Date): { secret: string; pending: string } {
  const secret = randomBytes(32).toString('base64url')
  const until = now.getTime() + daysGood * 86_400_000
  return { secret, pending: `enrol$${hash('sha256', secret, 'base64url')}$${until}` }
}

export interface Enrolment {
  id: string
  login: string
  name: string
  pending: string
  /** The authenticator's secret; follows from the link, so that showing the page again keeps it. */
  totpSecret: Buffer
}

/** What a link is for. Throws `not-found` for one that was used, replaced, or is too old. */
export async function openEnrolment(app: App, id: string, secret: string): Promise<Enrolment> {
  const [row] = await app.database.read({ account: id }, findPending([id]))
  const [, digest = '', until = '0'] = row?.password_hash.split('$') ?? []
  const expected = Buffer.from(digest)
  const given = Buffer.from(hash('sha256', secret, 'base64url'))
  const isRight = expected.length === given.length && timingSafeEqual(expected, given)
  if (!row || !isRight || Number(until) < app.clock().getTime()) throw errors.notFound()
  const totpSecret = createHmac('sha256', app.keys.key('enrolment-totp'))
    .update(`${id} ${secret}`)
    .digest()
    .subarray(0, 20)
  return { id, login: row.login, name: row.name ?? '', pending: row.password_hash, totpSecret }
}

/** Ends an enrolment, once: what the person chose counts from now on. Gives every fault. */
export async function enrol(
  app: App,
  enrolment: Enrolment,
  given: { password: string; again: string; code: string },
): Promise<Fault[]> {
  const faults: Fault[] = []
  const length = Array.from(given.password).length
  if (length < leastPassword || length > 200) {
    faults.push({ path: 'password', code: 'fault.password', params: { least: leastPassword } })
  } else if (given.password.toLowerCase().includes(enrolment.login)) {
    faults.push({ path: 'password', code: 'fault.password-login' })
  }
  if (given.again !== given.password) faults.push({ path: 'again', code: 'fault.password-again' })
  const code = toAsciiDigits(given.code).replaceAll(/\D/g, '')
  const step = acceptedStep(enrolment.totpSecret, code, app.clock(), null)
  if (step === undefined) faults.push({ path: 'code', code: 'fault.authenticator' })
  if (faults.length > 0 || step === undefined) return faults
  const { id, pending, totpSecret } = enrolment
  const sealed = app.keys.encrypt('totp', totpSecret.toString('base64'), id)
  const done = await app.database.write(
    { account: id },
    completeEnrolment([id, pending, await hashPassword(given.password), sealed, step]),
  )
  // Two windows with one link: the first has it.
  if (done.length === 0) throw errors.notFound()
  return []
}
