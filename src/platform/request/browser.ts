import { createHash } from 'node:crypto'
import { errors } from '../../kernel/errors/errors.js'
import { withCookies, type Reply } from '../../kernel/http/reply.js'
import { browserCookie } from './admit.js'
import type { Context } from './context.js'

const yearSeconds = 365 * 86_400

/** Gives a browser that has none its identifier, so that its forms and drafts are its own. */
export const withBrowser = (context: Context, reply: Reply): Reply =>
  context.isNewBrowser
    ? withCookies(reply, {
        name: browserCookie,
        value: context.browserId,
        maxAgeSeconds: yearSeconds,
      })
    : reply

/** What is stored of a browser: enough to know it again, not to imitate it. */
export const browserDigest = (context: Context): string =>
  createHash('sha256').update(context.browserId).digest('base64url').slice(0, 22)

/** Every form carries the token of the browser that it was shown to. Throws `forged`. */
export function requireToken(context: Context, body: Readonly<Record<string, unknown>>): void {
  const token = body['_token']
  const valid =
    typeof token === 'string' &&
    !context.isNewBrowser &&
    context.app.keys.verify('form', context.browserId, token)
  if (!valid) throw errors.forged()
}
