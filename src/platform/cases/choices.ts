import { findAssignee, listAssignees } from '../access/member-store.js'
import type { LoadedCase } from '../applications/load-case.js'
import { entryName } from '../journey/facts.js'
import type { CityContext } from '../request/context.js'

/** The people who can be given a case, least busy first. */
export async function assigneesFor(
  { app, tenant, t }: CityContext,
  loaded: LoadedCase,
): Promise<{ value: string; label: string; name: string }[]> {
  const { found } = loaded
  const rows = await app.database.read(
    { tenant: tenant.id },
    listAssignees([assigneeRoles(loaded), found.wardId, found.department]),
  )
  return rows.map((row) => ({
    value: row.account_id,
    name: row.name,
    label: t('case.assignee-load', { name: row.name, count: row.open_cases }),
  }))
}

/** The name of a member of staff who can be given this case; undefined when they cannot. */
export async function assigneeName(
  { app, tenant }: CityContext,
  loaded: LoadedCase,
  accountId: string,
): Promise<string | undefined> {
  const { found } = loaded
  const [row] = await app.database.read(
    { tenant: tenant.id },
    findAssignee([assigneeRoles(loaded), found.wardId, found.department, accountId]),
  )
  return row?.name
}

/** The roles whose work the case is after an action that hands it to somebody. */
function assigneeRoles({ found, service }: LoadedCase): string[] {
  const { states } = service.workflow
  const actions = Object.values(states[found.state]?.on ?? {})
  return actions
    .filter(({ needs = [], takes = [] }) => [...needs, ...takes].includes('assignee'))
    .flatMap(({ to }) => states[to ?? found.state]?.holder ?? [])
}

export async function departmentsOf(
  context: CityContext,
): Promise<{ value: string; label: string }[]> {
  const entries = await context.app.masterData.list(context.tenant.id, 'department')
  return entries.map((entry) => ({ value: entry.code, label: entryName(context, entry.name) }))
}
