import type { State } from '../../platform/service-kit/workflow.js'
import type { SourceState } from './business-service.js'

type Outcome = NonNullable<State['outcome']>

/** UPYOG has ends without saying what they mean; their names do. The first that fits counts. */
const meanings: readonly [RegExp, Outcome][] = [
  [/withdraw/i, 'withdrawn'],
  [/reject|refus|cancel|void|expired|inactive|discard|not_?approved/i, 'refused'],
  [/approved|activated|active|issued|registered|granted|executed|booked/i, 'granted'],
  [/resolv|clos|complet|dispos|deliver|done/i, 'resolved'],
]

/** Undefined when neither the state's name nor its status tells. */
export const knownOutcome = ({ name, status }: SourceState): Outcome | undefined =>
  meanings.find(([pattern]) => pattern.test(name ?? ''))?.[1] ??
  meanings.find(([pattern]) => pattern.test(status))?.[1]

/** An end whose name tells nothing is one that the office brought about. */
export const outcomeOf = (state: SourceState): Outcome => knownOutcome(state) ?? 'resolved'
