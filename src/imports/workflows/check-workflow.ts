import type { BusinessService, Reason, SourceState } from './business-service.js'
import { kebabOf } from './kebab.js'

const pathOf = ({ name }: SourceState): string => `states.${name ?? 'start'}`

/** What does not hold together in a workflow besides its start: every fault, with its place. */
export function checkWorkflow({ states }: BusinessService): Reason[] {
  const reasons = [...checkNames(states), ...states.flatMap((state) => checkState(state, states))]
  const reached = reachedFrom(states)
  for (const state of states.filter(({ name }) => name !== null && !reached.has(name))) {
    const text = `Nothing leads to ${state.name}.`
    reasons.push({ path: pathOf(state), code: 'unreachable', text })
  }
  if (!states.some(({ isEnd }) => isEnd)) {
    reasons.push({ path: 'states', code: 'no-end', text: 'No state is marked as an end.' })
  }
  return reasons
}

function checkState(state: SourceState, states: readonly SourceState[]): Reason[] {
  const reasons: Reason[] = []
  const tell = (code: string, text: string, action?: string) => {
    const path = action === undefined ? pathOf(state) : `${pathOf(state)}.actions.${action}`
    reasons.push({ path, code, text })
  }
  const { name, isEnd, actions } = state
  if (!isEnd && actions.length === 0) tell('dead-end', 'It is no end and has no action.')
  const nextOf = new Map<string, string>()
  for (const { name: action, next, roles } of actions) {
    if (next !== '' && !states.some((each) => each.name === next)) {
      tell('unknown-next', `It leads to ${next}, which is no state.`, action)
    }
    if (isEnd && next !== name) tell('open-end', `From an end it leads to ${next}.`, action)
    if (roles.length === 0) tell('no-actor', 'Nobody may do it.', action)
    const other = nextOf.get(kebabOf(action))
    if (other !== undefined && other !== next) {
      tell('ambiguous-action', `It leads to ${other} and to ${next}.`, action)
    }
    nextOf.set(kebabOf(action), next)
  }
  return reasons
}

/** Two states whose names differ only in signs or letters of another size would become one. */
function checkNames(states: readonly SourceState[]): Reason[] {
  const seen = new Map<string, string>()
  return states.flatMap((state) => {
    const id = kebabOf(state.name ?? 'start')
    const name = state.name ?? 'the door'
    const other = seen.get(id)
    seen.set(id, name)
    if (other === undefined) return []
    return [{ path: pathOf(state), code: 'same-name', text: `${name} and ${other} are one name.` }]
  })
}

/** Everything that the door, or a marked start, leads to. */
function reachedFrom(states: readonly SourceState[]): Set<string | null> {
  const door = states.filter(({ name }) => name === null)
  const first = door.length > 0 ? door : states.filter(({ isStart }) => isStart).slice(0, 1)
  const reached = new Set<string | null>(first.map(({ name }) => name))
  for (const name of reached) {
    // A set gives what is added while it is walked.
    const state = states.find((each) => each.name === name)
    for (const { next } of state?.actions ?? []) reached.add(next)
  }
  return reached
}
