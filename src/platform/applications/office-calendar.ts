import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { CountryPack, LegalDate, WorkingCalendar } from '../../countries/country-pack.js'
import type { Entry } from '../masterdata/entry-store.js'
import type { MasterData } from '../masterdata/master-data.js'
import type { Tenant } from '../tenancy/tenant.js'

const WallClock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })

/** An entry `office` of the list `calendar`: when the offices of a body are open. */
const OfficeData = Type.Object({
  openFrom: WallClock,
  openTo: WallClock,
  /** 0 is Sunday. */
  weeklyOffs: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), { maxItems: 6 }),
  /** Which Saturdays of the month, where not all of them. */
  saturdaysOff: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 5 }))),
})
type OfficeData = Static<typeof OfficeData>

/** An entry of the list `holiday`. */
const HolidayData = Type.Object({
  date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  kind: Type.Union([Type.Literal('public'), Type.Literal('restricted'), Type.Literal('local')]),
})

const offices = Compile(OfficeData)
const holidays = Compile(HolidayData)

export interface CalendarParts {
  country: CountryPack
  masterData: MasterData
}

const saturday = 6
const kept = new WeakMap<
  readonly Entry[],
  { office: Entry | undefined; settings: Tenant['settings']; calendar: WorkingCalendar }
>()

/**
 * The office hours and holidays that working-time limits of a city run by: its own list over the
 * state's over the nation's, then its settings, then the country's usual ones.
 */
export async function calendarOf(parts: CalendarParts, tenant: Tenant): Promise<WorkingCalendar> {
  const [office, days] = await Promise.all([
    parts.masterData.find(tenant.id, 'calendar', 'office'),
    parts.masterData.list(tenant.id, 'holiday'),
  ])
  const { settings } = tenant
  const known = kept.get(days)
  if (known && known.office === office && known.settings === settings) return known.calendar
  const calendar = buildCalendar(parts.country.calendar.defaultCalendar, settings, office, days)
  kept.set(days, { office, settings, calendar })
  return calendar
}

/** The same without a look at any list. What an import left unreadable is passed over. */
export function buildCalendar(
  base: WorkingCalendar,
  settings: Tenant['settings'],
  office: Entry | undefined,
  days: readonly Entry[],
): WorkingCalendar {
  const { openFromMinutes, openToMinutes } = settings
  const dates = [...(settings.holidays ?? []), ...days.flatMap(closedOn)]
  return {
    ...base,
    ...(openFromMinutes !== undefined && { openFrom: clockTime(openFromMinutes) }),
    ...(openToMinutes !== undefined && { openTo: clockTime(openToMinutes) }),
    ...(dates.length > 0 && { holidays: new Set([...base.holidays, ...dates]) }),
    ...(office && offices.Check(office.data) && hoursOf(office.data)),
  }
}

const clockTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** A restricted holiday closes no office: staff choose a few of them for themselves. */
function closedOn({ data }: Entry): LegalDate[] {
  return holidays.Check(data) && data.kind !== 'restricted' ? [data.date] : []
}

function hoursOf(data: OfficeData): Partial<WorkingCalendar> {
  const { openFrom, openTo, weeklyOffs, saturdaysOff = [] } = data
  if (openFrom >= openTo) return {}
  const always = weeklyOffs.map((weekday) => ({ weekday }))
  const some =
    saturdaysOff.length > 0 && !weeklyOffs.includes(saturday)
      ? [{ weekday: saturday, occurrences: saturdaysOff }]
      : []
  return { openFrom, openTo, weeklyOffs: [...always, ...some] }
}
