import type { Entry } from '../masterdata/entry-store.js'
import type { Level } from '../service-kit/level.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { Tenant } from '../tenancy/tenant.js'
import type { Case } from './case.js'
import { categoryData, ordinaryLevel } from './category.js'
import { chooseLadder, type Ladder } from './ladder.js'
import type { TimePlan } from './next-moment.js'
import { calendarOf, type CalendarParts } from './office-calendar.js'
import { levelIn, type Measure } from './service-level.js'

/** By what the time of a service's cases is kept in a city, whatever their state. */
export interface ServiceTime {
  measure: Measure
  categoryLevel: TimePlan['level']
  ladder: TimePlan['ladder']
}

/** Calendar, level and ladder as they are today; all of it is kept in memory. */
export async function serviceTime(
  parts: CalendarParts,
  tenant: Tenant,
  service: ServiceDeclaration,
  category: Entry | undefined,
): Promise<ServiceTime> {
  const ladders = await parts.masterData.list(tenant.id, 'escalation-ladder')
  const { level: categoryLevel = ordinaryLevel, ladder: code } = categoryData(category)
  const ladder = chooseLadder(ladders, code ?? service.ladder)
  // Of the bodies of a country few are asked at a time, and by the clock alone no list is read.
  const calendar = countsOfficeHours(service, categoryLevel, ladder)
    ? await calendarOf(parts, tenant)
    : parts.country.calendar.defaultCalendar
  return { measure: { country: parts.country, calendar }, categoryLevel, ladder }
}

/** Whether any time of the service's cases runs in the office's hours only. */
function countsOfficeHours(service: ServiceDeclaration, level: Level, ladder: Ladder): boolean {
  const states = Object.values(service.workflow.states)
  const limits = [
    level,
    ...states.flatMap((state) => (typeof state.level === 'object' ? [state.level] : [])),
    ...states.flatMap(({ deemed }) => deemed?.after ?? []),
    ...ladder.steps.map(({ after }) => after),
  ]
  return limits.some((limit) => 'basis' in limit && limit.basis === 'working')
}

/** The plan of a case in a state. */
export const planIn = (
  { measure, categoryLevel, ladder }: ServiceTime,
  service: ServiceDeclaration,
  state: string,
): TimePlan => ({
  measure,
  ladder,
  level: levelIn(service.workflow.states[state], categoryLevel) ?? categoryLevel,
})

/** The category of a case, where its service has any. */
export async function categoryOf(
  { masterData }: Pick<CalendarParts, 'masterData'>,
  tenantId: number,
  service: ServiceDeclaration,
  category: Case['category'],
): Promise<Entry | undefined> {
  const tree = Object.values(service.form).find((field) => field.kind === 'tree')
  if (!tree || category === null) return undefined
  return masterData.find(tenantId, tree.master, category)
}
