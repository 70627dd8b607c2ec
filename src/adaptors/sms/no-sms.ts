import type { SmsPort } from '../../platform/notifications/sms-port.js'

/** Where no provider is set up: every message is refused, so that the sender knows. */
export const noSms: SmsPort = {
  send: () => Promise.reject(new Error('No SMS provider is set up')),
}
