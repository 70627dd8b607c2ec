import type { Provider } from '../../platform/notifications/provider.js'
import { simulatedProvider, type Simulation } from '../notices/simulated-provider.js'

const mostLetters = 4_096

/** WhatsApp's business interface: telephone numbers, and 4,096 letters at most. */
export const simulatedWhatsapp = (simulation: Simulation, name = 'simulated-whatsapp'): Provider =>
  simulatedProvider(
    {
      name,
      way: 'whatsapp',
      refusalOf: ({ to, body }) => {
        if (!/^\+[1-9]\d{6,14}$/.test(to)) return 'not a telephone number'
        return Array.from(body).length > mostLetters ? 'the text is too long' : undefined
      },
    },
    simulation,
  )
