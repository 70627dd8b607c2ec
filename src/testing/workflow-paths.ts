import type { ServiceDeclaration } from '../platform/service-kit/service.js'
import type { Action } from '../platform/service-kit/workflow.js'

export interface Leg {
  from: string
  id: string
  action: Action
  to: string
}

/** Every action in every state, conditions aside. */
export const allLegs = (service: ServiceDeclaration): Leg[] =>
  Object.entries(service.workflow.states).flatMap(([from, state]) =>
    Object.entries(state.on).map(([id, action]) => ({ from, id, action, to: action.to ?? from })),
  )

/** The shortest way from the start to each state, as the actions to take. */
export function pathsToStates(service: ServiceDeclaration): Map<string, Leg[]> {
  const legs = allLegs(service)
  const paths = new Map<string, Leg[]>([[service.workflow.start, []]])
  for (const [state, path] of paths) {
    // A map gives entries that are added while it is walked: this is a breadth-first search.
    for (const leg of legs.filter((each) => each.from === state)) {
      if (!paths.has(leg.to)) paths.set(leg.to, [...path, leg])
    }
  }
  return paths
}
