import type { Provider } from '../../platform/notifications/provider.js'
import { simulatedProvider, type Simulation } from '../notices/simulated-provider.js'

/** A mail relay: refuses what has no subject, and headers that carry a second one. */
export const simulatedEmail = (simulation: Simulation, name = 'simulated-email'): Provider =>
  simulatedProvider(
    {
      name,
      way: 'email',
      refusalOf: ({ to, subject = '' }) => {
        if (!to.includes('@') || /[\r\n]/.test(to)) return 'not an e-mail address'
        return subject === '' || /[\r\n]/.test(subject) ? 'not a subject' : undefined
      },
    },
    simulation,
  )
