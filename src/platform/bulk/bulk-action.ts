import { maySee, possibleActions, type PossibleAction } from '../applications/actor.js'
import { loadCase, type LoadedCase } from '../applications/load-case.js'
import { assigneesFor } from '../cases/choices.js'
import type { CityContext } from '../request/context.js'
import type { Need } from '../service-kit/workflow.js'
import type { BulkKind } from './bulk-store.js'

const given: Readonly<Record<BulkKind, readonly Need[]>> = {
  assign: ['assignee'],
  resolve: ['note', 'photo'],
}

/** The service's own action by which this person can do it to this case with nothing else asked. */
export function bulkAction(
  kind: BulkKind,
  { person, now }: CityContext,
  { service, found }: LoadedCase,
): PossibleAction | undefined {
  const standing = { person, isApplicant: false }
  return possibleActions(service, found, standing, { now, reopenDays: 0 }).find(({ action }) => {
    const needs = action.needs ?? []
    const target = action.to === undefined ? undefined : service.workflow.states[action.to]
    const isMeant = kind === 'assign' ? needs.includes('assignee') : target?.outcome === 'resolved'
    return isMeant && needs.every((need) => given[kind].includes(need))
  })
}

export interface Chosen {
  loaded: LoadedCase
  /** Undefined where it cannot be done; `obstacle` says why. */
  possible: PossibleAction | undefined
  obstacle: 'closed' | 'forbidden' | undefined
}

/** The chosen cases that this person may see, in the order of their numbers; others are as if not sent. */
export async function chosenCases(
  context: CityContext,
  kind: BulkKind,
  numbers: readonly string[],
): Promise<Chosen[]> {
  const { app, tenant, person } = context
  const loaded = await Promise.all(
    numbers.map((number) => loadCase(app, tenant.id, number).catch(notFoundIsNone)),
  )
  return loaded.flatMap((each): Chosen[] => {
    if (!each || !maySee(each.service, each.found, person)) return []
    const possible = bulkAction(kind, context, each)
    const obstacle = possible ? undefined : each.found.open ? 'forbidden' : 'closed'
    return [{ loaded: each, possible, obstacle }]
  })
}

/** Who can be given every one of these cases. */
export async function assigneesOfAll(context: CityContext, cases: readonly LoadedCase[]) {
  // Who can be given a case follows from these; whoever shares them is asked for once.
  const kinds = new Map(
    cases.map((each) => {
      const { definition, state, wardId, department } = each.found
      return [[definition, state, wardId, department].join('|'), each]
    }),
  )
  const lists = await Promise.all([...kinds.values()].map((each) => assigneesFor(context, each)))
  const [first = [], ...others] = lists
  return first.filter(({ value }) =>
    others.every((list) => list.some((each) => each.value === value)),
  )
}

function notFoundIsNone(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'not-found') return undefined
  throw error
}
