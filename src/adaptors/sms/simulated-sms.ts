import type { Provider } from '../../platform/notifications/provider.js'
import { smsParts } from '../../platform/notifications/sms-parts.js'
import { simulatedProvider, type Simulation } from '../notices/simulated-provider.js'

const mostParts = 10

/** An SMS gateway: refuses numbers that are none and texts that no phone puts together again. */
export const simulatedSms = (simulation: Simulation, name = 'simulated-sms'): Provider =>
  simulatedProvider(
    {
      name,
      way: 'sms',
      refusalOf: ({ to, body }) => {
        if (!/^\+[1-9]\d{6,14}$/.test(to)) return 'not a telephone number'
        return smsParts(body) > mostParts ? 'the text is too long' : undefined
      },
    },
    simulation,
  )
