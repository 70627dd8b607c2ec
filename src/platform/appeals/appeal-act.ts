import { uuidv7 } from 'uuidv7'
import { errors } from '../../kernel/errors/errors.js'
import type { Statement } from '../../kernel/db/statement.js'
import type { Channel } from '../../kernel/events/event.js'
import type { App } from '../app.js'
import type { ActRow } from '../applications/act-store.js'
import type { Case } from '../applications/case.js'
import { changeOfCase, type CaseChange } from '../applications/case-change.js'
import type { State } from '../service-kit/workflow.js'

/** What happens to an appeal, as a step of its case that both sides see. */
export interface AppealAct {
  action: 'appealed' | 'appeal-heard' | 'appeal-decided' | 'appeal-withdrawn'
  found: Case
  state: State
  change?: Partial<Omit<CaseChange, 'id' | 'version'>>
  actor: { kind: 'resident' | 'staff'; id: string | null; name: string | null }
  channel: Channel
  note: string | null
  data: Readonly<Record<string, unknown>>
  events: readonly { type: string; data: Readonly<Record<string, unknown>> }[]
  timer?: ActRow['timer']
  now: Date
}

/** The act as the statement takes it. */
export function appealAct(act: AppealAct): ActRow {
  const { found, actor, now } = act
  const change = changeOfCase(found, act.state, act.change ?? {})
  const occurredAt = now.toISOString()
  return {
    change,
    step: {
      action: act.action,
      from_state: found.state,
      to_state: change.state,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.kind === 'staff' ? actor.name : null,
      visible: true,
      note: act.note,
      data: act.data,
      occurred_at: occurredAt,
    },
    events: act.events.map(({ type, data }) => ({
      id: uuidv7(),
      type,
      actor_kind: actor.kind,
      actor_id: actor.id,
      channel: act.channel,
      occurred_at: occurredAt,
      dimensions: {
        service: found.service,
        category: found.category,
        department: found.department,
      },
      data: { state: change.state, visible: true, ...data },
    })),
    timer: act.timer ?? null,
    permission: null,
    is_response: actor.kind === 'staff',
  }
}

/** Does all of it or nothing. Throws `changed-meanwhile` when someone was faster. */
export async function inOneFlight(
  app: App,
  tenantId: number,
  statements: readonly Statement[],
): Promise<void> {
  try {
    await app.database.flight({ tenant: tenantId }, statements)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // The guard of a change, or the second of two appeals at once.
    if (code === 'NG001' || code === '23505') throw errors.conflict('changed-meanwhile')
    throw error
  }
  app.events.wake()
  app.jobs.wake()
}
