import { hash, randomBytes } from 'node:crypto'

/** A fresh key: the text that its owner sees once, and what is stored of it. */
export interface NewKey {
  text: string
  prefix: string
  digest: Buffer
}

const pattern = /^ngr_([0-9a-z]{6})[0-9a-z]{4}_[\w-]{43}$/

/**
 * Makes `ngr_<prefix>_<secret>`. The prefix begins with the tenant in base 36, so that the look-up
 * goes to one tenant's rows; the secret has 256 random bits, for which a plain digest is enough.
 */
export function makeKey(tenantId: number): NewKey {
  const salt = randomBytes(3).readUIntBE(0, 3).toString(36).padStart(5, '0').slice(-4)
  const prefix = tenantId.toString(36).padStart(6, '0') + salt
  const text = `ngr_${prefix}_${randomBytes(32).toString('base64url')}`
  return { text, prefix, digest: digestOf(text) }
}

/** The tenant that a key says it is of; undefined when the text is no key. */
export function tenantOfKey(text: string): number | undefined {
  const tenant = pattern.exec(text)?.[1]
  const id = tenant === undefined ? Number.NaN : Number.parseInt(tenant, 36)
  return id <= 2_147_483_647 ? id : undefined
}

export const digestOf = (text: string): Buffer => hash('sha256', text, 'buffer')
