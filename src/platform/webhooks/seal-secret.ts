import type { Keyring } from '../../kernel/crypto/keyring.js'

const purpose = 'webhook-secret'

/** A subscription's secret as it is stored: sealed, and bound to its row. */
export const sealSecret = (keys: Keyring, id: string, secret: string): Buffer =>
  keys.encrypt(purpose, secret, id)

export const openSecret = (keys: Keyring, row: { id: string; secret: Buffer }): string =>
  keys.decrypt(purpose, row.secret, row.id)
