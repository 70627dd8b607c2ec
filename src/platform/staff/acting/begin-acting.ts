import { uuidv7 } from 'uuidv7'
import type { Fault } from '../../../kernel/errors/app-error.js'
import { isUuid } from '../../../kernel/http/uuid-pattern.js'
import { enqueue } from '../../../kernel/jobs/job-store.js'
import { actingWithin, insertActing } from '../../access/acting-store.js'
import { insertAssignments, listAssignments } from '../../access/assignment-store.js'
import { findEmployee, lockStaff } from '../../access/staff-store.js'
import { tellAct } from '../../access/tell-act.js'
import type { CityContext } from '../../request/context.js'
import { dayAfter, isLegalDate } from '../legal-date.js'
import { notToGiveOf, todayOf } from '../service-standing.js'

export interface GivenCharge {
  absentId: string
  actingId: string
  from: string
  to: string
  comesBack: boolean
}

/** Reads a charge with every fault. */
export function readCharge(
  context: CityContext,
  text: (path: string) => string,
): { given: GivenCharge; faults: Fault[] } {
  const faults: Fault[] = []
  const today = todayOf(context)
  const [absentId, actingId] = [text('absent'), text('acting')]
  if (!isUuid(absentId)) faults.push({ path: 'absent', code: 'fault.assignee-required' })
  if (!isUuid(actingId)) faults.push({ path: 'acting', code: 'fault.assignee-required' })
  else if (absentId === actingId) faults.push({ path: 'acting', code: 'fault.acting-same' })
  const from = text('from').trim() || today
  const to = text('to').trim()
  if (!isLegalDate(from)) faults.push({ path: 'from', code: 'fault.date' })
  else if (from < today) faults.push({ path: 'from', code: 'fault.staff-past' })
  if (!isLegalDate(to)) faults.push({ path: 'to', code: 'fault.date' })
  else if (to < from) faults.push({ path: 'to', code: 'fault.staff-order' })
  return { given: { absentId, actingId, from, to, comesBack: text('back') === 'yes' }, faults }
}

/**
 * B acts for A: B gets A's roles for those days, each within its own days. Nobody acts for two
 * charges of one absent person at once, nor for somebody while they are away themselves.
 */
export async function beginActing(
  context: CityContext,
  given: GivenCharge,
): Promise<{ id: string; faults: Fault[] }> {
  const { app, tenant } = context
  const { absentId, actingId, from, to, comesBack } = given
  const id = uuidv7()
  const lacking = await notToGiveOf(context, absentId)
  if (lacking.length > 0) {
    return { id, faults: [{ path: 'absent', code: 'fault.not-yours-to-give' }] }
  }
  const faults = await app.database.transaction({ tenant: tenant.id }, async (tx) => {
    await tx.rows(lockStaff())
    const [absent] = await tx.rows(findEmployee([absentId]))
    const [acting] = await tx.rows(findEmployee([actingId]))
    const found: Fault[] = []
    if (!absent?.active) found.push({ path: 'absent', code: 'fault.choice' })
    if (!acting?.active) found.push({ path: 'acting', code: 'fault.choice' })
    if (!absent || !acting || found.length > 0) return found
    const [within] = await tx.rows(actingWithin([absentId, actingId, from, to]))
    if (within) {
      const isTwice = within.absent_id === absentId
      return [
        isTwice
          ? { path: 'absent', code: 'fault.acting-twice' }
          : { path: 'acting', code: 'fault.acting-away' },
      ]
    }
    const roles = (await tx.rows(listAssignments([[absentId]]))).filter(
      (each) =>
        each.acting_for === null &&
        each.valid_from <= to &&
        (each.valid_to === null || each.valid_to >= from),
    )
    if (roles.length === 0) return [{ path: 'absent', code: 'fault.acting-no-roles' }]
    await tx.rows(insertActing([id, absentId, actingId, from, to, comesBack]))
    const rows = roles.map((each) => ({
      id: uuidv7(),
      account_id: actingId,
      role: each.role,
      ward_id: each.ward_id,
      department: each.department,
      valid_from: each.valid_from > from ? each.valid_from : from,
      valid_to: each.valid_to !== null && each.valid_to < to ? each.valid_to : to,
      acting_for: absentId,
      acting_charge: id,
    }))
    await tx.rows(insertAssignments([JSON.stringify(rows)]))
    const runAt = app.country.calendar.instantAt(dayAfter(to), 0)
    await tx.rows(
      enqueue([{ id: uuidv7(), task: 'acting.end', tenantId: tenant.id, subjectId: id, runAt }]),
    )
    await tx.rows(
      tellAct(context, {
        area: 'acting',
        title: `${absent.name} → ${acting.name}`,
        subjectId: id,
        before: undefined,
        after: { from, to, comesBack, roles: rows.map(({ role }) => role) },
      }),
    )
    return []
  })
  app.events.wake()
  return { id, faults }
}
