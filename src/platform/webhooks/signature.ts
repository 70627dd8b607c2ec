import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

/** A fresh secret as Standard Webhooks writes it: `whsec_` and 24 random bytes in base64. */
export const makeSecret = (): string => prefix + randomBytes(24).toString('base64')

export interface Signed {
  id: string
  /** Seconds since 1970. */
  timestamp: number
  body: string
}

/**
 * The value of `webhook-signature` (Standard Webhooks 1.0): `v1,` and the base64 of HMAC-SHA-256 over
 * `id.timestamp.body`, with the bytes that the secret stands for.
 */
export function signWebhook(secret: string, { id, timestamp, body }: Signed): string {
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  const digest = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return `v1,${digest}`
}
