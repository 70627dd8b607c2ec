import { uuidv7 } from 'uuidv7'
import { errors } from '../../kernel/errors/errors.js'
import { findEmployee, keepStaffFile, loginsTaken, takeStaffFile } from '../access/staff-store.js'
import { personOf, type CityContext } from '../request/context.js'
import { toEmployee } from './employee.js'
import type { GivenEmployee } from './read-employee.js'
import {
  addEmployees,
  changeEmployees,
  isChanged,
  type EmployeeEdit,
  type Invitation,
} from './save-employees.js'
import type { StaffRowFault } from './staff-file.js'

/** What a file would do: whom it adds, whom it changes, who is as the file says. */
export interface StaffPlan {
  added: GivenEmployee[]
  edits: EmployeeEdit[]
  same: number
  faults: StaffRowFault[]
}

/** A login is known by this city, or free; one of another city is a fault. */
export async function planImport(
  { app, tenant }: CityContext,
  rows: readonly GivenEmployee[],
): Promise<StaffPlan> {
  const scope = { tenant: tenant.id }
  const taken = await app.database.read(scope, loginsTaken([rows.map(({ login }) => login)]))
  const known = new Map(taken.map((each) => [each.login, each.account_id]))
  const plan: StaffPlan = { added: [], edits: [], same: 0, faults: [] }
  for (const [index, given] of rows.entries()) {
    const account = known.get(given.login)
    if (account === undefined) plan.added.push(given)
    else if (account === null) {
      plan.faults.push({ row: index + 2, path: 'login', code: 'fault.login-taken' })
    } else {
      const [row] = await app.database.read(scope, findEmployee([account]))
      if (!row) throw errors.notFound()
      const stored = toEmployee(app, row, { login: given.login, enrolled: true })
      const edit = { stored, given }
      if (isChanged(edit)) plan.edits.push(edit)
      else plan.same += 1
    }
  }
  return plan
}

/** Keeps the rows sealed until they are confirmed; a day at most. */
export async function keepImport(
  context: CityContext,
  rows: readonly GivenEmployee[],
): Promise<string> {
  const { app, tenant } = context
  const id = uuidv7()
  const content = app.keys.encrypt('staff-file', JSON.stringify(rows), id)
  const by = personOf(context).accountId
  await app.database.write({ tenant: tenant.id }, keepStaffFile([id, by, content]))
  return id
}

/**
 * Does what the file says, once. What changed since the look is judged anew; a row that cannot be
 * done any more stops the whole. Throws `not-found` for a file that was used or is somebody else's.
 */
export async function confirmImport(
  context: CityContext,
  id: string,
): Promise<{ invitations: Invitation[]; faults: StaffRowFault[] }> {
  const { app, tenant } = context
  const by = personOf(context).accountId
  const [file] = await app.database.write({ tenant: tenant.id }, takeStaffFile([id, by]))
  if (!file) throw errors.notFound()
  // Written only by `keepImport` above.
  const rows = JSON.parse(app.keys.decrypt('staff-file', file.content, id)) as GivenEmployee[]
  const plan = await planImport(context, rows)
  if (plan.faults.length > 0) return { invitations: [], faults: plan.faults }
  const { invitations, taken } = await addEmployees(context, plan.added)
  const faults = taken.map((login) => ({
    row: rows.findIndex((each) => each.login === login) + 2,
    path: 'login',
    code: 'fault.login-taken',
  }))
  if (faults.length > 0) return { invitations: [], faults }
  if (plan.edits.length > 0) await changeEmployees(context, plan.edits)
  return { invitations, faults: [] }
}
