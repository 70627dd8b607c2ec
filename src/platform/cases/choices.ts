import { listAssignees } from '../access/member-store.js'
import type { LoadedCase } from '../applications/load-case.js'
import { entryName } from '../journey/facts.js'
import type { CityContext } from '../request/context.js'

/** The people who can be given a case, least busy first. */
export async function assigneesFor(
  { app, tenant, t }: CityContext,
  { found, service }: LoadedCase,
): Promise<{ value: string; label: string; name: string }[]> {
  const roles = Object.values(service.workflow.states).flatMap(({ holder }) => holder ?? [])
  const workers = roles.filter(
    (role) => role !== service.workflow.states[service.workflow.start]?.holder,
  )
  const wanted = workers.length > 0 && found.service === 'grievance' ? workers : roles
  const rows = await app.database.read(
    { tenant: tenant.id },
    listAssignees([wanted, found.wardId, found.department]),
  )
  return rows.map((row) => ({
    value: row.account_id,
    name: row.name,
    label: t('case.assignee-load', { name: row.name, count: row.open_cases }),
  }))
}

export async function departmentsOf(
  context: CityContext,
): Promise<{ value: string; label: string }[]> {
  const entries = await context.app.masterData.list(context.tenant.id, 'department')
  return entries.map((entry) => ({ value: entry.code, label: entryName(context, entry.name) }))
}
