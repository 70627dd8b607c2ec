import type { Context } from '../request/context.js'

/** Whom to call: the city's own line, else the country's emergency number. */
export function helplineOf({ app, tenant }: Context): { number: string; hours: string | null } {
  return tenant?.helpline
    ? { number: tenant.helpline, hours: hoursOf(tenant.helplineHours) }
    : { number: app.country.identity.emergencyNumber, hours: null }
}

/** "8-20", as it is typed at a command, the way that a clock shows it; anything else as it is. */
export function hoursOf(text: string | null): string | null {
  const [, from, to] = /^\s*(\d{1,2})\s*[-–]\s*(\d{1,2})\s*$/.exec(text ?? '') ?? []
  return from === undefined || to === undefined ? text : `${from}:00–${to}:00`
}
