import type { Fault } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import type { Channel } from '../../kernel/events/event.js'
import type { SignedIn } from '../access/grant.js'
import type { App } from '../app.js'
import { actTogether } from '../applications/act-store.js'
import type { Tenant } from '../tenancy/tenant.js'
import { appealAct, inOneFlight } from './appeal-act.js'
import { setHearing as setHearingStatement } from './appeal-store.js'
import { appealText, textFaults } from './appeal-text.js'
import { requireAuthority } from './authority.js'
import type { LoadedAppeal } from './load-appeals.js'

export interface HearingCommand {
  tenant: Tenant
  loaded: LoadedAppeal
  person: SignedIn
  /** `YYYY-MM-DD` and `HH:MM` on the country's clock. */
  date: string
  time: string
  place: string
  channel: Channel
  now: Date
}

/** The authority sets when and where both sides are heard. Throws `invalid` with every fault. */
export async function setHearing(app: App, command: HearingCommand): Promise<void> {
  const { tenant, loaded, person, now } = command
  const { appeal, found, service } = loaded
  await requireAuthority(app, tenant, loaded, person)
  const place = appealText(command.place)
  const at = instantOf(app, command.date, command.time)
  const faults: Fault[] = textFaults(app, 'place', place)
  if (!at) faults.unshift({ path: 'date', code: 'fault.date' })
  else if (at <= now) faults.unshift({ path: 'date', code: 'fault.date-range' })
  const state = service.workflow.states[found.state]
  if (faults.length > 0 || !at || !state) throw errors.invalid(faults)
  const { id, level, role } = appeal
  await inOneFlight(app, tenant.id, [
    setHearingStatement([id, at, place]),
    actTogether(
      appealAct({
        action: 'appeal-heard',
        found,
        state,
        actor: { kind: 'staff', id: person.accountId, name: person.name },
        channel: command.channel,
        note: place,
        data: { level, role, at: at.toISOString() },
        events: [
          { type: 'appeal.hearing', data: { appealId: id, level, role, at: at.toISOString() } },
        ],
        now,
      }),
    ),
  ])
}

function instantOf(app: App, date: string, time: string): Date | undefined {
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (!clock || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined
  try {
    return app.country.calendar.instantAt(date, Number(clock[1]) * 60 + Number(clock[2]))
  } catch {
    // 31 June is no date.
    return undefined
  }
}
