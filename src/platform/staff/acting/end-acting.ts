import type { JobHandler } from '../../../kernel/jobs/job-runner.js'
import { endActing, findActing, type ActingRow } from '../../access/acting-store.js'
import { tellAct } from '../../access/tell-act.js'
import type { App } from '../../app.js'
import { personOf, type CityContext } from '../../request/context.js'
import { dayAfter } from '../legal-date.js'
import { todayOf } from '../service-standing.js'
import { giveBack } from './hand-over.js'

/** Ends a charge before its day: the roles end at once, and the cases go back if that was agreed. */
export async function endCharge(context: CityContext, charge: ActingRow): Promise<void> {
  const { app, tenant } = context
  const yesterday = dayAfter(todayOf(context), -1)
  const isEnded = await app.database.transaction({ tenant: tenant.id }, async (tx) => {
    const ended = await tx.rows(endActing([charge.id, yesterday]))
    if (ended.length === 0) return false
    await tx.rows(
      tellAct(context, {
        area: 'acting',
        title: `${charge.absent_name} → ${charge.acting_name}`,
        subjectId: charge.id,
        before: { to: charge.valid_to },
        after: { to: yesterday },
      }),
    )
    return true
  })
  const { accountId, name } = personOf(context)
  if (isEnded) await giveBack(app, tenant.id, charge, { kind: 'staff', id: accountId, name })
}

/**
 * The day after a charge. Its roles have ended by their own dates; only the cases are left. Giving
 * back comes first: when the process dies in between, the job runs again and finds what is left.
 */
export const endOverdueCharge =
  (app: App): JobHandler =>
  async ({ tenant_id: tenantId, subject_id: id }) => {
    if (tenantId === null || id === null) return
    const scope = { tenant: tenantId }
    const [charge] = await app.database.read(scope, findActing([id]))
    if (!charge || charge.ended) return
    await giveBack(app, tenantId, charge, { kind: 'system', id: null, name: null })
    await app.database.write(scope, endActing([id, charge.valid_to]))
  }
