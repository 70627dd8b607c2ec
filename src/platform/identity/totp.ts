import { createHmac } from 'node:crypto'

const stepSeconds = 30

/** The time step of an instant (RFC 6238, T0 = 0, 30 s). */
export const stepOf = (now: Date): number => Math.floor(now.getTime() / 1_000 / stepSeconds)

/** The six digits of a step (HOTP, RFC 4226 with SHA-1, as authenticator apps use it). */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

/**
 * The step that a code belongs to, one step of skew allowed either way; undefined when it is wrong
 * or its step was used before.
 */
export function acceptedStep(
  secret: Buffer,
  code: string,
  now: Date,
  lastStep: number | null,
): number | undefined {
  const current = stepOf(now)
  return [current, current - 1, current + 1].find(
    (step) => totpCode(secret, step) === code && (lastStep === null || step > lastStep),
  )
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 without padding (RFC 4648), as authenticator apps take a secret. */
export function toBase32(bytes: Buffer): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((chunk) => alphabet[Number.parseInt(chunk.padEnd(5, '0'), 2)])
    .join('')
}
