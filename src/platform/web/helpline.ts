import type { Context } from '../request/context.js'

/** Whom to call: the city's own line, else the country's emergency number. */
export function helplineOf({ app, tenant }: Context): { number: string; hours: string | null } {
  return tenant?.helpline
    ? { number: tenant.helpline, hours: tenant.helplineHours }
    : { number: app.country.identity.emergencyNumber, hours: null }
}
