import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The one place for secrets: a master key of 32 bytes, from which a key for each purpose is derived.
 * Without it, mobile numbers cannot be read or found again, and sessions and links end.
 */
export interface Keyring {
  /** A derived key of 32 bytes (HKDF-SHA-256, RFC 5869). */
  key(purpose: string): Buffer
  /** AES-256-GCM; `context` (for example the row's id) must be the same when decrypting. */
  encrypt(purpose: string, text: string, context: string): Buffer
  decrypt(purpose: string, sealed: Buffer, context: string): string
  /** A keyed digest for equality look-ups of encrypted values. */
  blindIndex(purpose: string, value: string): Buffer
  /** A short keyed signature in base64url. */
  sign(purpose: string, text: string): string
  verify(purpose: string, text: string, signature: string): boolean
}

export function createKeyring(master: Buffer): Keyring {
  const derived = new Map<string, Buffer>()
  const key = (purpose: string): Buffer => {
    const known = derived.get(purpose)
    if (known) return known
    const made = Buffer.from(hkdfSync('sha256', master, 'nagara', purpose, 32))
    derived.set(purpose, made)
    return made
  }
  const sign = (purpose: string, text: string) =>
    createHmac('sha256', key(purpose)).update(text).digest('base64url').slice(0, 32)

  return {
    key,
    encrypt(purpose, text, context) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key(purpose), iv)
      cipher.setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body])
    },
    decrypt(purpose, sealed, context) {
      const decipher = createDecipheriv('aes-256-gcm', key(purpose), sealed.subarray(0, 12))
      decipher.setAAD(Buffer.from(context))
      decipher.setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString(
        'utf8',
      )
    },
    blindIndex: (purpose, value) => createHmac('sha256', key(purpose)).update(value).digest(),
    sign,
    verify(purpose, text, signature) {
      const expected = Buffer.from(sign(purpose, text))
      const given = Buffer.from(signature)
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}

/** Reads the master key from the environment's value or `keys/master.key`, made on the first start. */
export function loadKeyring(dataFolder: string, masterKeyHex: string | undefined): Keyring {
  if (masterKeyHex !== undefined) return createKeyring(Buffer.from(masterKeyHex, 'hex'))
  const folder = join(dataFolder, 'keys')
  const file = join(folder, 'master.key')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
  }
  const stored = readFileSync(file, 'utf8').trim()
  // A file that a crash or a full disk cut short must not become a key that can be guessed.
  if (!/^[0-9a-f]{64}$/i.test(stored)) {
    throw new Error(`${file} does not hold 64 hexadecimal digits; restore it from a backup.`)
  }
  return createKeyring(Buffer.from(stored, 'hex'))
}
