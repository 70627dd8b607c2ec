import { addDays } from '../../../countries/calendar/add-days.js'
import { nextWorkingDay } from '../../../countries/calendar/next-working-day.js'
import type { WorkingCalendar } from '../../../countries/country-pack.js'
import { derivedUuid } from '../../../kernel/crypto/derived-uuid.js'
import type { NewJob } from '../../../kernel/jobs/job-store.js'
import type { App } from '../../app.js'
import type { Tenant } from '../../tenancy/tenant.js'
import { calendarOf } from '../office-calendar.js'

const usualMinutes = 9 * 60

/** When the next report is due: on a working day, at the city's hour; never now. */
export function nextMorning(
  app: Pick<App, 'country'>,
  tenant: Tenant,
  calendar: WorkingCalendar,
  now: Date,
): { day: string; at: Date } {
  const { legalDateOf, instantAt } = app.country.calendar
  const minutes = tenant.settings.digestAtMinutes ?? usualMinutes
  const today = legalDateOf(now)
  const first = nextWorkingDay(today, calendar)
  const at = instantAt(first, minutes)
  if (at > now) return { day: first, at }
  const day = nextWorkingDay(addDays(today, 1), calendar)
  return { day, at: instantAt(day, minutes) }
}

/** The timer of the next report. A day's has one id, so that many ask for it and one is there. */
export async function digestTimer(app: App, tenant: Tenant, now: Date): Promise<NewJob> {
  const calendar = await calendarOf(app, tenant)
  const { day, at } = nextMorning(app, tenant, calendar, now)
  const id = derivedUuid('digest', tenant.id, day)
  return { id, task: 'digest.make', tenantId: tenant.id, subjectId: null, runAt: at }
}
