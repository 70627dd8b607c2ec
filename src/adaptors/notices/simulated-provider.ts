import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../kernel/db/database.js'
import { NotTaken, type Outgoing, type Provider } from '../../platform/notifications/provider.js'
import type { DeliveryReport } from '../../platform/notifications/receive-reports.js'
import type { OutsideWay } from '../../platform/notifications/way.js'
import type { ReportFault, SendFault } from './misbehaviour.js'
import { createReporter } from './reporter.js'
import { findSimulated, insertSimulated } from './simulated-outbox-store.js'

/** Where a simulated provider keeps what it took, and how it behaves. */
export interface Simulation {
  database: Database
  /** Gets its delivery reports; absent, it tells nothing. */
  report?: (tenantId: number, provider: string, reports: DeliveryReport[]) => Promise<unknown>
  /** Asked for each message, so that a test or rates decide which one goes wrong. */
  sendFault?: (message: Outgoing) => SendFault
  reportFault?: (message: Outgoing) => ReportFault
  /** Whether it answers enquiries; a provider that is down answers none. */
  answersEnquiries?: () => boolean
  lateMs?: number
}

export interface SimulatedKind {
  name: string
  way: OutsideWay
  /** Why this provider would never carry such a message; undefined when it would. */
  refusalOf: (message: Outgoing) => string | undefined
}

/**
 * A provider that delivers to the demo's outbox page and misbehaves as real ones do. The same id
 * twice is one message.
 */
export function simulatedProvider(
  { name, way, refusalOf }: SimulatedKind,
  simulation: Simulation,
): Provider {
  const { database, sendFault, answersEnquiries, lateMs = 200 } = simulation
  const reporter = createReporter(name, simulation)
  const take = async (message: Outgoing): Promise<{ providerRef: string }> => {
    const { id, to, subject = null, body } = message
    await insertSimulated(database, 'kernel', { id, provider: name, way, to, subject, body })
    reporter.tell(message)
    return { providerRef: refOf(name, id) }
  }
  return {
    name,
    async send(message) {
      const fault = sendFault?.(message) ?? 'none'
      const refusal = refusalOf(message)
      if (refusal !== undefined) throw new NotTaken('never', refusal)
      if (fault === 'refused') throw new NotTaken('never', 'no such recipient')
      if (fault === 'down') throw new NotTaken('later', 'connection refused')
      if (fault === 'hung') return never()
      const answer = await take(message)
      if (fault === 'late') await pause(lateMs)
      if (fault === 'lost-answer') throw new Error('connection reset')
      return fault === 'hung-after-taking' ? never() : answer
    },
    async enquire(id) {
      if (answersEnquiries?.() === false) throw new Error('connection refused')
      const [found] = await database.read('kernel', findSimulated([id, name]))
      return found && { providerRef: refOf(name, id) }
    },
  }
}

const refOf = (name: string, id: string) => `${name}-${id}`

const never = () => new Promise<never>(() => {})
