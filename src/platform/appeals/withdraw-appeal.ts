import { errors } from '../../kernel/errors/errors.js'
import type { Channel } from '../../kernel/events/event.js'
import type { App } from '../app.js'
import { actTogether } from '../applications/act-store.js'
import type { LoadedCase } from '../applications/load-case.js'
import type { Tenant } from '../tenancy/tenant.js'
import { isPending } from './appeal.js'
import { appealAct, inOneFlight } from './appeal-act.js'
import { setWithdrawn } from './appeal-store.js'
import { appealsOf } from './load-appeals.js'

/** The applicant takes the pending appeal back. Throws `appeal-not-open` where there is none. */
export async function withdrawAppeal(
  app: App,
  command: {
    tenant: Tenant
    loaded: LoadedCase
    accountId: string | null
    channel: Channel
    now: Date
  },
): Promise<void> {
  const { tenant, loaded, accountId, channel, now } = command
  const { found, service } = loaded
  const appeal = (await appealsOf(app, tenant.id, found.id)).find(isPending)
  const state = service.workflow.states[found.state]
  if (!appeal || !state) throw errors.conflict('appeal-not-open')
  const { id, level, role } = appeal
  await inOneFlight(app, tenant.id, [
    setWithdrawn([id]),
    actTogether(
      appealAct({
        action: 'appeal-withdrawn',
        found,
        state,
        actor: { kind: 'resident', id: accountId, name: null },
        channel,
        note: null,
        data: { level, role },
        events: [{ type: 'appeal.withdrawn', data: { appealId: id, level, role } }],
        now,
      }),
    ),
  ])
}
