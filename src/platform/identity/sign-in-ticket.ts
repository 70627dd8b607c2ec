import { errors } from '../../kernel/errors/errors.js'
import type { App } from '../app.js'
import type { Context } from '../request/context.js'

/** What the steps of signing in pass on, sealed, and only to the browser that began. */
export interface SignInTicket {
  mobile: string
  otpId: string
  to: string
  /** The one-time password was right. */
  proven: boolean
}

const lifeMs = 10 * 60_000

export function sealTicket(app: App, context: Context, ticket: SignInTicket): string {
  const body = JSON.stringify({ ...ticket, until: context.now.getTime() + lifeMs })
  return app.keys.encrypt('sign-in', body, context.browserId).toString('base64url')
}

/** Throws `not-found` for a ticket of another browser, an old one, or none. */
export function openTicket(app: App, context: Context, sealed: string): SignInTicket {
  try {
    const text = app.keys.decrypt('sign-in', Buffer.from(sealed, 'base64url'), context.browserId)
    // Sealed by `sealTicket`: nobody else has the key.
    const ticket = JSON.parse(text) as SignInTicket & { until: number }
    if (ticket.until > context.now.getTime()) return ticket
  } catch (cause) {
    throw Object.assign(errors.notFound(), { cause })
  }
  throw errors.notFound()
}
