import type { Statement } from '../../kernel/db/statement.js'
import { recordEvents } from '../../kernel/events/log-store.js'
import {
  administrativeEvent,
  type AdministrativeAct,
} from '../administration/administrative-event.js'
import { personOf, type CityContext } from '../request/context.js'

/** The event of an act by the signed-in administrator, for the transaction of its change. */
export function tellAct(
  context: CityContext,
  act: Omit<AdministrativeAct, 'actor' | 'at'>,
): Statement {
  const { accountId, name } = personOf(context)
  return recordEvents([
    administrativeEvent({
      ...act,
      actor: { kind: 'staff', id: accountId, name },
      at: context.now,
    }),
  ])
}
