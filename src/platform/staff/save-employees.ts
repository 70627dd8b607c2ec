import { uuidv7 } from 'uuidv7'
import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { addAccounts, insertEmployees, updateEmployee } from '../access/staff-store.js'
import { tellAct } from '../access/tell-act.js'
import type { CityContext } from '../request/context.js'
import { audited, sealFor, type Employee } from './employee.js'
import { newEnrolment } from './enrolment.js'
import type { GivenEmployee } from './read-employee.js'

/** A new employee's way in; told once, to whoever added them. */
export interface Invitation {
  id: string
  login: string
  name: string
  link: string
}

const linkOf = ({ app }: CityContext, id: string, secret: string) =>
  `${app.config.publicUrl ?? ''}/staff/enrol/${id}/${secret}`

/** Adds employees, all or none: a login that somebody took meanwhile is a fault of its row. */
export async function addEmployees(
  context: CityContext,
  given: readonly GivenEmployee[],
): Promise<{ invitations: Invitation[]; taken: string[] }> {
  const { app, tenant } = context
  const fresh = given.map((each) => ({ ...each, id: uuidv7(), ...newEnrolment(context.now) }))
  const refused = new Error('a login is taken')
  const taken: string[] = []
  try {
    await app.database.transaction({ tenant: tenant.id }, async (tx) => {
      const accounts = fresh.map(({ id, name, login, pending }) => ({ id, name, login, pending }))
      const added = new Set(
        (await tx.rows(addAccounts([JSON.stringify(accounts)]))).map(({ id }) => id),
      )
      taken.push(...fresh.filter(({ id }) => !added.has(id)).map(({ login }) => login))
      if (taken.length > 0) throw refused
      const rows = fresh.map(({ id, name, designation, department, mobile, email }) => ({
        id,
        name,
        designation,
        department,
        mobile: sealFor(app, 'staff-mobile', id)(mobile)?.toString('hex') ?? null,
        email: sealFor(app, 'staff-email', id)(email)?.toString('hex') ?? null,
      }))
      await tx.rows(insertEmployees([JSON.stringify(rows)]))
      for (const { id, login, name, designation, department } of fresh) {
        const after = { name, designation, department, active: true }
        const act = { area: 'member', title: login, subjectId: id, before: undefined, after }
        await tx.rows(tellAct(context, act))
      }
    })
  } catch (error) {
    if (error !== refused) throw error
    return { invitations: [], taken }
  }
  app.events.wake()
  const invitations = fresh.map(({ id, login, name, secret }) => ({
    id,
    login,
    name,
    link: linkOf(context, id, secret),
  }))
  return { invitations, taken }
}

export interface EmployeeEdit {
  stored: Employee
  given: GivenEmployee
}

/** Changes employees, all or none. Throws `changed-meanwhile` when one is not as it was seen. */
export async function changeEmployees(
  context: CityContext,
  edits: readonly EmployeeEdit[],
): Promise<void> {
  const { app, tenant } = context
  await app.database.transaction({ tenant: tenant.id }, async (tx) => {
    for (const { stored, given } of edits) {
      const { id, version } = stored
      const mobile = sealFor(app, 'staff-mobile', id)(given.mobile)
      const email = sealFor(app, 'staff-email', id)(given.email)
      const { name, designation, department } = given
      const saved = await tx.rows(
        updateEmployee([id, name, designation, department, mobile, email, version]),
      )
      if (saved.length === 0) throw errors.conflict('changed-meanwhile')
      const after = audited({ ...stored, ...given })
      await tx.rows(
        tellAct(context, {
          area: 'member',
          title: stored.login,
          subjectId: id,
          before: { ...audited(stored), ...contactTold(stored, given).before },
          after: { ...after, ...contactTold(stored, given).after },
        }),
      )
    }
  })
  app.events.wake()
}

/** That a number or an address was changed is told; what it is stays out of the audit. */
function contactTold(stored: Employee, given: GivenEmployee) {
  const changed = (['mobile', 'email'] as const).filter((name) => stored[name] !== given[name])
  return {
    before: {},
    after: Object.fromEntries(changed.map((name) => [name, 'changed'])),
  }
}

export const isChanged = ({ stored, given }: EmployeeEdit): boolean =>
  (['name', 'designation', 'department', 'mobile', 'email'] as const).some(
    (name) => stored[name] !== given[name],
  )

export const takenFaults = (taken: readonly string[]): Fault[] =>
  taken.length > 0 ? [{ path: 'login', code: 'fault.login-taken' }] : []
