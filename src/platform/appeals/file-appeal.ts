import { errors } from '../../kernel/errors/errors.js'
import type { Channel } from '../../kernel/events/event.js'
import { enqueue } from '../../kernel/jobs/job-store.js'
import type { App } from '../app.js'
import { actTogether } from '../applications/act-store.js'
import type { LoadedCase } from '../applications/load-case.js'
import type { Tenant } from '../tenancy/tenant.js'
import { appealAct, inOneFlight } from './appeal-act.js'
import { appealDueAt, appealOffer, appealRuleOf } from './appeal-rules.js'
import { insertAppeal } from './appeal-store.js'
import { appealText, textFaults } from './appeal-text.js'
import { appealsOf } from './load-appeals.js'

export interface AppealCommand {
  tenant: Tenant
  loaded: LoadedCase
  /** The token of the form: the same one files once. */
  id: string
  ground: string
  accountId: string | null
  channel: Channel
  now: Date
}

/**
 * Files the appeal that is open to the applicant now. Throws `invalid`, and `appeal-not-open` where
 * there is none: too late, decided for them, or no authority is left.
 */
export async function fileAppeal(app: App, command: AppealCommand): Promise<void> {
  const { tenant, loaded, id, accountId, channel, now } = command
  const { found, service } = loaded
  const appeals = await appealsOf(app, tenant.id, found.id)
  if (appeals.some((appeal) => appeal.id === id)) return
  const ground = appealText(command.ground)
  const faults = textFaults(app, 'ground', ground)
  if (faults.length > 0) throw errors.invalid(faults)
  const offer = appealOffer(app.country, appealRuleOf(tenant, service), found, appeals, now)
  const state = service.workflow.states[found.state]
  if (!offer || !state) throw errors.conflict('appeal-not-open')
  const { level, authority } = offer
  const dueAt = appealDueAt(app.country, now, authority)
  const told = { appealId: id, level, role: authority.role, dueAt: dueAt.toISOString() }
  await inOneFlight(app, tenant.id, [
    insertAppeal([
      JSON.stringify({
        id,
        applicationId: found.id,
        round: found.reopened,
        level,
        role: authority.role,
        ground,
        filedBy: accountId,
        filedAt: now,
        dueAt,
      }),
    ]),
    actTogether(
      appealAct({
        action: 'appealed',
        found,
        state,
        actor: { kind: 'resident', id: accountId, name: null },
        channel,
        note: ground,
        data: { level, role: authority.role },
        events: [{ type: 'application.appealed', data: told }],
        now,
      }),
    ),
    enqueue([{ id, task: 'appeal.due', tenantId: tenant.id, subjectId: id, runAt: dueAt }]),
  ])
}
