import type { Database } from '../../kernel/db/database.js'
import type { SmsPort } from '../../platform/notifications/sms-port.js'
import { insertSimulated } from './simulated-outbox-store.js'

/** A provider that delivers to the demo's outbox page. The same message twice is one message. */
export function simulatedSms(database: Database): SmsPort {
  return {
    async send({ id, to, body }) {
      await insertSimulated(database, 'kernel', { id, to, body })
      return { providerRef: `simulated-${id}` }
    },
  }
}
