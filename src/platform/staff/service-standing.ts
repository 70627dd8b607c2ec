import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { permissionsHeld } from '../access/assignment-store.js'
import { notToGive } from '../access/may-give.js'
import {
  lockStaff,
  otherAdministrators,
  resetAccount,
  setActive,
  worksElsewhere,
} from '../access/staff-store.js'
import { tellAct } from '../access/tell-act.js'
import { personOf, type CityContext } from '../request/context.js'
import type { Transaction } from '../../kernel/db/database.js'
import type { Employee } from './employee.js'
import { newEnrolment } from './enrolment.js'
import type { Invitation } from './save-employees.js'

/** The legal date of the request. */
export const todayOf = ({ app, now }: CityContext): string => app.country.calendar.legalDateOf(now)

/** Whether without this person nobody could administer the city; locks until the end. */
export async function isLastAdministrator(
  tx: Transaction,
  context: CityContext,
  accountId: string,
): Promise<boolean> {
  await tx.rows(lockStaff())
  const [row] = await tx.rows(otherAdministrators([accountId, todayOf(context)]))
  return (row?.others ?? 0) === 0
}

/**
 * Puts a person out of service, or back. Roles stay and count again when they come back; open
 * sessions can do nothing from the next request on.
 */
export async function changeStanding(
  context: CityContext,
  given: { employee: Employee; holdsCityAdmin: boolean; active: boolean; why: string | null },
): Promise<Fault[]> {
  const { app, tenant } = context
  const { employee, holdsCityAdmin, active, why } = given
  if (employee.id === personOf(context).accountId) return [{ path: 'why', code: 'fault.own-self' }]
  const lacking = active ? await notToGiveOf(context, employee.id) : []
  if (lacking.length > 0) return [{ path: 'why', code: 'fault.not-yours-to-give' }]
  const faults = await app.database.transaction({ tenant: tenant.id }, async (tx) => {
    if (!active && holdsCityAdmin && (await isLastAdministrator(tx, context, employee.id))) {
      return [{ path: 'why', code: 'fault.last-admin' }]
    }
    const changed = await tx.rows(setActive([employee.id, active]))
    if (changed.length === 0) return []
    const { id, login } = employee
    const told = { area: 'member', title: login, subjectId: id, why }
    await tx.rows(tellAct(context, { ...told, before: { active: !active }, after: { active } }))
    return []
  })
  app.events.wake()
  return faults
}

/**
 * Takes password and authenticator away and gives a new link. Only for somebody who can do nothing
 * that the administrator could not give, else resetting would be a way to become them.
 */
export async function resetSecondFactor(
  context: CityContext,
  employee: Employee,
): Promise<{ invitation?: Invitation; faults: Fault[] }> {
  const { app, tenant } = context
  const { id, login, name } = employee
  const refuse = (code: string) => ({ faults: [{ path: 'why', code }] })
  if (id === personOf(context).accountId) return refuse('fault.own-self')
  if ((await notToGiveOf(context, id)).length > 0) return refuse('fault.not-yours-to-give')
  const [works] = await app.database.read({ tenant: tenant.id }, worksElsewhere([id]))
  if (works?.elsewhere !== false) return refuse('fault.works-elsewhere')
  const { secret, pending } = newEnrolment(context.now)
  await app.database.transaction({ tenant: tenant.id }, async (tx) => {
    const reset = await tx.rows(resetAccount([id, pending]))
    if (reset.length === 0) throw errors.notFound()
    const told = { area: 'member', title: login, subjectId: id, before: {} }
    await tx.rows(tellAct(context, { ...told, after: { secondFactor: 'reset' } }))
  })
  app.events.wake()
  const link = `${app.config.publicUrl}/staff/enrol/${id}/${secret}`
  return { invitation: { id, login, name, link }, faults: [] }
}

/** What this person holds or will hold that the administrator may not give. */
export async function notToGiveOf(context: CityContext, accountId: string): Promise<string[]> {
  const { app, tenant, person } = context
  const rows = await app.database.read(
    { tenant: tenant.id },
    permissionsHeld([accountId, todayOf(context)]),
  )
  return notToGive(
    app.modules,
    person,
    rows.flatMap(({ permissions }) => permissions),
  )
}
