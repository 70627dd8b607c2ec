import type { WorkingCalendar } from '../../country-pack.js'
import { nationalHolidays } from './national-holidays.js'

const SUNDAY = 0
const SATURDAY = 6

/** Closed on Sundays, second and fourth Saturdays and national holidays; open 10 to 5:30. */
export const defaultCalendar: WorkingCalendar = {
  weeklyOffs: [{ weekday: SUNDAY }, { weekday: SATURDAY, occurrences: [2, 4] }],
  holidays: new Set(),
  annualHolidays: nationalHolidays.map(({ monthDay }) => monthDay),
  openFrom: '10:00',
  openTo: '17:30',
}
