import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import type { Channel } from '../../kernel/events/event.js'
import type { SignedIn } from '../access/grant.js'
import type { App } from '../app.js'
import { actTogether } from '../applications/act-store.js'
import { undoneEnd } from '../applications/case-end.js'
import type { Tenant } from '../tenancy/tenant.js'
import { decisions, type Decision } from './appeal.js'
import { appealAct, inOneFlight } from './appeal-act.js'
import { setDecision } from './appeal-store.js'
import { appealText, textFaults } from './appeal-text.js'
import { requireAuthority } from './authority.js'
import type { LoadedAppeal } from './load-appeals.js'
import { reopenInto, statesToOpen } from './reopen-case.js'

export interface DecisionCommand {
  tenant: Tenant
  loaded: LoadedAppeal
  person: SignedIn
  decision: string
  reasons: string
  direction: string
  /** The state that the case is opened again into; '' for none. */
  toState: string
  channel: Channel
  now: Date
}

/**
 * Decides an appeal by a speaking order: what, and why. An order that overturns an outcome opens the
 * case again with a direction to the office. Throws `invalid` with every fault.
 */
export async function decideAppeal(app: App, command: DecisionCommand): Promise<void> {
  const { tenant, loaded, person, toState, channel, now } = command
  const { appeal, found, service } = loaded
  await requireAuthority(app, tenant, loaded, person)
  const reasons = appealText(command.reasons)
  const direction = appealText(command.direction)
  const decision = decisions.find((each) => each === command.decision)
  const faults = [
    ...(decision ? [] : [{ path: 'decision', code: 'fault.required-choice' }]),
    ...textFaults(app, 'reasons', reasons),
    ...textFaults(app, 'direction', direction, toState !== '' || isDirected(decision)),
    ...stateFaults(loaded, decision, toState),
  ]
  const state = service.workflow.states[found.state]
  if (faults.length > 0 || !decision || !state) throw errors.invalid(faults)
  const opened = toState === '' ? undefined : await reopenInto(app, tenant, loaded, toState, now)
  const { id, level, role } = appeal
  const told = { appealId: id, level, role, decision, toState: toState || null }
  await inOneFlight(app, tenant.id, [
    setDecision([
      id,
      decision,
      reasons,
      direction || null,
      toState || null,
      person.accountId,
      person.name,
      now,
    ]),
    actTogether(
      appealAct({
        action: 'appeal-decided',
        found,
        state: opened?.state ?? state,
        ...(opened && { change: opened.change, timer: opened.timer }),
        actor: { kind: 'staff', id: person.accountId, name: person.name },
        channel,
        note: reasons,
        data: { level, role, decision, ...(direction && { direction }) },
        events: [
          { type: 'appeal.decided', data: told },
          ...(opened
            ? [
                {
                  type: 'application.reopened',
                  data: { action: 'appeal-decided', undoes: undoneEnd(found) },
                },
              ]
            : []),
        ],
        now,
      }),
    ),
  ])
}

/** Whoever is put right must be told what is to be done. */
const isDirected = (decision: Decision | undefined) =>
  decision === 'overturned' || decision === 'partly'

function stateFaults(
  { found, service }: LoadedAppeal,
  decision: Decision | undefined,
  toState: string,
): Fault[] {
  if (toState === '') {
    const mustOpen = decision === 'overturned' && !found.open
    return mustOpen ? [{ path: 'toState', code: 'fault.required-choice' }] : []
  }
  const isPossible = decision !== 'upheld' && statesToOpen(service, found).includes(toState)
  return isPossible ? [] : [{ path: 'toState', code: 'fault.choice' }]
}
