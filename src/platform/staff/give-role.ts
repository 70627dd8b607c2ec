import { uuidv7 } from 'uuidv7'
import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import {
  endAssignment,
  insertAssignments,
  overlapping,
  type AssignmentRow,
} from '../access/assignment-store.js'
import { notToGive } from '../access/may-give.js'
import { lockStaff } from '../access/staff-store.js'
import { tellAct } from '../access/tell-act.js'
import type { CityContext } from '../request/context.js'
import type { Employee } from './employee.js'
import { isLegalDate } from './legal-date.js'
import { isLastAdministrator, todayOf } from './service-standing.js'
import type { StaffFacts } from './staff-facts.js'

/** A role for a person, for a ward or a department if need be, from a day and perhaps to one. */
export interface GivenRole {
  role: string
  wardId: string | null
  department: string | null
  from: string
  to: string | null
}

/** Reads it with every fault; the start is today unless it is said. */
export function readRole(
  context: CityContext,
  facts: StaffFacts,
  text: (path: string) => string,
): { given: GivenRole; faults: Fault[] } {
  const { app, person } = context
  const faults: Fault[] = []
  const role = text('role')
  const known = facts.roles.find(({ code, retired }) => code === role && !retired)
  if (!known) faults.push({ path: 'role', code: 'fault.required-choice' })
  else if (notToGive(app.modules, person, known.permissions).length > 0) {
    faults.push({ path: 'role', code: 'fault.not-yours-to-give' })
  }
  const wardId = text('ward') || null
  if (wardId !== null && !facts.places.byId(wardId)) {
    faults.push({ path: 'ward', code: 'fault.ward' })
  }
  const department = text('department') || null
  if (department !== null && !facts.departments.some(({ code }) => code === department)) {
    faults.push({ path: 'department', code: 'fault.choice' })
  }
  const today = todayOf(context)
  const from = text('from').trim() || today
  const to = text('to').trim() || null
  if (!isLegalDate(from)) faults.push({ path: 'from', code: 'fault.date' })
  else if (from < today) faults.push({ path: 'from', code: 'fault.staff-past' })
  if (to !== null && !isLegalDate(to)) faults.push({ path: 'to', code: 'fault.date' })
  else if (to !== null && to < from) faults.push({ path: 'to', code: 'fault.staff-order' })
  return { given: { role, wardId, department, from, to }, faults }
}

/** Gives the role. The same role for the same part at the same time stands once. */
export async function giveRole(
  context: CityContext,
  employee: Employee,
  given: GivenRole,
  why: string | null,
): Promise<Fault[]> {
  const { app, tenant } = context
  const { role, wardId, department, from, to } = given
  const id = uuidv7()
  const faults = await app.database.transaction({ tenant: tenant.id }, async (tx) => {
    await tx.rows(lockStaff())
    const twice = await tx.rows(overlapping([employee.id, role, wardId, department, from, to]))
    if (twice.length > 0) return [{ path: 'role', code: 'fault.role-twice' }]
    const row = { id, account_id: employee.id, role, ward_id: wardId, department }
    await tx.rows(insertAssignments([JSON.stringify([{ ...row, valid_from: from, valid_to: to }])]))
    await tx.rows(
      tellAct(context, {
        area: 'assignment',
        title: `${employee.login}/${role}`,
        subjectId: id,
        before: undefined,
        after: { login: employee.login, role, ward: wardId, department, from, to },
        why,
      }),
    )
    return []
  })
  app.events.wake()
  return faults
}

/** Ends a role with a day, or at once. Whoever acts for the person loses it with them. */
export async function endRole(
  context: CityContext,
  given: { employee: Employee; assignment: AssignmentRow; lastDay: string; why: string | null },
): Promise<Fault[]> {
  const { app, tenant } = context
  const { employee, assignment, lastDay, why } = given
  const faults = await app.database.transaction({ tenant: tenant.id }, async (tx) => {
    const isWhole = assignment.ward_id === null && assignment.department === null
    const isAdmin = assignment.role === 'city-admin' && isWhole && assignment.acting_for === null
    if (isAdmin && (await isLastAdministrator(tx, context, employee.id))) {
      return [{ path: 'role', code: 'fault.last-admin' }]
    }
    const [ended] = await tx.rows(endAssignment([assignment.id, employee.id, lastDay]))
    if (!ended) throw errors.notFound()
    await tx.rows(
      tellAct(context, {
        area: 'assignment',
        title: `${employee.login}/${assignment.role}`,
        subjectId: assignment.id,
        before: { to: assignment.valid_to },
        after: { to: lastDay },
        why,
      }),
    )
    return []
  })
  app.events.wake()
  return faults
}
