import type { WorkingCalendar } from '../../country-pack.js'
import { addOpenMs } from './add-open-ms.js'

const MS_PER_HOUR = 3_600_000

/** The instant at which an office has been open for a number of hours after the start. */
export const addWorkingHours = (start: Date, hours: number, calendar: WorkingCalendar): Date =>
  addOpenMs(start, hours * MS_PER_HOUR, calendar)
