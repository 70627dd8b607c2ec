import type { CountryPack, WorkingCalendar } from '../../countries/country-pack.js'
import type { Level } from '../service-kit/level.js'
import type { State } from '../service-kit/workflow.js'
import type { Tenant } from '../tenancy/tenant.js'

const clockTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The office hours and holidays that working-time service levels of a city run by. */
export function calendarOf(country: CountryPack, tenant: Tenant): WorkingCalendar {
  const base = country.calendar.defaultCalendar
  const { openFromMinutes, openToMinutes, holidays } = tenant.settings
  return {
    ...base,
    ...(openFromMinutes !== undefined && { openFrom: clockTime(openFromMinutes) }),
    ...(openToMinutes !== undefined && { openTo: clockTime(openToMinutes) }),
    ...(holidays !== undefined && { holidays: new Set(holidays) }),
  }
}

/** When a case that enters this state must have left it; undefined where time is not measured. */
export function dueAt(
  country: CountryPack,
  tenant: Tenant,
  state: State,
  categoryLevel: Level | undefined,
  from: Date,
): Date | undefined {
  const level = state.level === 'category' ? categoryLevel : state.level
  if (!level || state.waitsForApplicant || state.outcome !== undefined) return undefined
  return country.calendar.dueInstant(from, level, calendarOf(country, tenant))
}
