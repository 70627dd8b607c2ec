import type { Outgoing } from '../../platform/notifications/provider.js'
import type { DeliveryReport } from '../../platform/notifications/receive-reports.js'
import type { Simulation } from './simulated-provider.js'

const gatherMs = 250
const mostReports = 500

/** Tells of deliveries a little later and many at once, as providers do; wrongly when it is told to. */
export function createReporter(provider: string, simulation: Simulation) {
  const { report, reportFault } = simulation
  const waiting = new Map<number, DeliveryReport[]>()
  let timer: NodeJS.Timeout | undefined

  const flush = () => {
    timer = undefined
    for (const [tenantId, reports] of waiting) {
      for (let from = 0; from < reports.length; from += mostReports) {
        // A real provider knows as little of what became of its call, and tells it again or not.
        report?.(tenantId, provider, reports.slice(from, from + mostReports)).catch(() => undefined)
      }
    }
    waiting.clear()
  }

  return {
    tell(message: Outgoing): void {
      const { tenantId } = message
      if (!report || tenantId === null) return
      const reports = waiting.get(tenantId) ?? []
      waiting.set(tenantId, reports)
      reports.push(...reportsOf(message.id, reportFault?.(message) ?? 'none'))
      timer ??= setTimeout(flush, gatherMs).unref()
    },
  }
}

function reportsOf(id: string, fault: string): DeliveryReport[] {
  const sent: DeliveryReport = { id, status: 'sent' }
  const delivered: DeliveryReport = { id, status: 'delivered' }
  if (fault === 'never') return []
  if (fault === 'twice') return [delivered, delivered]
  if (fault === 'reversed') return [delivered, sent]
  if (fault === 'undelivered') return [{ id, status: 'failed', reason: 'switched off' }]
  return [delivered]
}
