import type { Providers } from '../../platform/notifications/provider.js'
import { simulatedEmail } from '../email/simulated-email.js'
import { simulatedSms } from '../sms/simulated-sms.js'
import { simulatedWhatsapp } from '../whatsapp/simulated-whatsapp.js'
import type { Simulation } from './simulated-provider.js'

/** The demo's providers: two for SMS, so that one can fail, and one for each other way. */
export const simulatedProviders = (simulation: Simulation): Providers => ({
  sms: [simulatedSms(simulation), simulatedSms(simulation, 'simulated-sms-2')],
  whatsapp: [simulatedWhatsapp(simulation)],
  email: [simulatedEmail(simulation)],
})
