import type { Carriers } from './carriers.js'
import { deliver } from './deliver.js'
import type { Outgoing } from './provider.js'
import type { SmsPort } from './sms-port.js'
import type { OutsideWay } from './way.js'

/**
 * Sends one message while somebody waits for it (a code), through the first provider that takes it.
 * Rejects when none surely did: the person then asks for another code, with another id.
 */
export async function sendAtOnce(
  carriers: Carriers,
  way: OutsideWay,
  outgoing: Outgoing,
): Promise<{ providerRef: string }> {
  const parcel = { outgoing, tries: 1, open: null }
  const { ends } = await deliver(carriers, way, [parcel], noteNothing, Infinity)
  const end = ends.get(outgoing.id)
  if (end?.outcome === 'taken') return { providerRef: end.providerRef }
  throw new Error(`The ${way} was not sent: ${end?.reason ?? 'nobody was asked'}`)
}

// A code is worth nothing to another process, which therefore need not know of it.
const noteNothing = () => Promise.resolve()

/** The port that one-time codes are sent by. */
export const smsPortOf = (carriers: Carriers): SmsPort => ({
  send: (message) => sendAtOnce(carriers, 'sms', { ...message, tenantId: null }),
})
