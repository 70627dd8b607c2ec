import type { CountryPack, WorkingCalendar } from '../../countries/country-pack.js'
import type { Level } from '../service-kit/level.js'
import type { State } from '../service-kit/workflow.js'

/** What a case's time is measured with: the country's arithmetic and the city's office hours. */
export interface Measure {
  country: CountryPack
  calendar: WorkingCalendar
}

/** The level that a state is measured by; undefined where time is not measured. */
export function levelIn(state: State | undefined, category: Level): Level | undefined {
  if (!state || state.waitsForApplicant || state.outcome !== undefined) return undefined
  return state.level === 'category' ? category : state.level
}

/** When a level that starts now runs out. */
export const dueAfter = ({ country, calendar }: Measure, from: Date, level: Level): Date =>
  country.calendar.dueInstant(from, level, calendar)

/** Time between two instants as a level of this basis counts it; 0 when they are reversed. */
export const timeBetween = (
  { country, calendar }: Measure,
  basis: Level['basis'],
  from: Date,
  to: Date,
): number =>
  basis === 'working'
    ? country.calendar.openMsBetween(from, to, calendar)
    : Math.max(0, to.getTime() - from.getTime())

/** The instant after so much time of this basis. */
export const timeAfter = (
  { country, calendar }: Measure,
  basis: Level['basis'],
  from: Date,
  ms: number,
): Date =>
  basis === 'working'
    ? country.calendar.addOpenMs(from, ms, calendar)
    : new Date(from.getTime() + ms)

/** How long a level is in its own measure. */
export const lengthOf = ({ country, calendar }: Measure, level: Level): number =>
  country.calendar.limitMs(level, calendar)
