import type { Providers } from '../../platform/notifications/provider.js'

/** Where no provider is set up: codes are refused, notices fail with that reason, the doctor tells. */
export const noProviders: Providers = { sms: [], whatsapp: [], email: [] }
