import assert from 'node:assert/strict'
import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a link opens: one variant (`original`, `thumbnail`) of one file of one tenant. */
export type FileLinkTarget = {
  readonly tenantId: number
  readonly fileId: string
  readonly variant: string
}

export type FileLinkVerdict =
  | { readonly ok: true; readonly expiresAt: Date }
  | { readonly ok: false; readonly reason: 'malformed' | 'forged' | 'expired' }

/**
 * A token for the query of a file's address, `<expiry>.<signature>`, good until `expiresAt`
 * (whole seconds, rounded down). Target and expiry are signed with HMAC-SHA-256, so the token
 * opens nothing else. `secret` is a key of at least 32 bytes kept for this purpose alone.
 */
export function signFileLink(link: FileLinkTarget & { expiresAt: Date; secret: Buffer }): string {
  const expires = Math.floor(link.expiresAt.getTime() / 1000)
  assert.ok(Number.isSafeInteger(expires) && expires >= 0, 'a link needs an instant to expire')
  return `${expires}.${signature(link, expires, link.secret).toString('base64url')}`
}

/** Checks a token against the target taken from the address. At the expiry second it is over. */
export function verifyFileLink(
  link: FileLinkTarget & { token: string; now: Date; secret: Buffer },
): FileLinkVerdict {
  const parts = /^(0|[1-9]\d{0,11})\.([A-Za-z0-9_-]{43})$/.exec(link.token)
  if (parts === null) return { ok: false, reason: 'malformed' }
  const expires = Number(parts[1])
  const given = Buffer.from(parts[2] ?? '', 'base64url')
  // The signature first: whether a forged token is also late is nobody's business.
  if (!timingSafeEqual(given, signature(link, expires, link.secret))) {
    return { ok: false, reason: 'forged' }
  }
  if (link.now.getTime() >= expires * 1000) return { ok: false, reason: 'expired' }
  return { ok: true, expiresAt: new Date(expires * 1000) }
}

function signature(target: FileLinkTarget, expires: number, secret: Buffer): Buffer {
  assert.ok(secret.length >= 32, 'a link secret has at least 32 bytes')
  // JSON keeps the parts apart, so no two targets share a text.
  const text = JSON.stringify([target.tenantId, target.fileId, target.variant, expires])
  return createHmac('sha256', secret).update(`nagara file link 1\n${text}`).digest()
}
