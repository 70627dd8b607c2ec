import { createKeyring } from '../kernel/crypto/keyring.js'
import type { Database } from '../kernel/db/database.js'
import type { Identity } from '../platform/identity/identity.js'
import type { Sms } from '../platform/notifications/sms-port.js'

/** What signing in needs, with a phone whose texts can be read. */
export function buildIdentity(database: Database): Identity & { phone: Sms[] } {
  const phone: Sms[] = []
  return {
    database,
    keys: createKeyring(Buffer.alloc(32, 1)),
    phone,
    sms: {
      send(message) {
        phone.push(message)
        return Promise.resolve({ providerRef: message.id })
      },
    },
  }
}
