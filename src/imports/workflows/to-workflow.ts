import type { Level } from '../../platform/service-kit/level.js'
import {
  role,
  type Action,
  type By,
  type State,
  type Workflow,
} from '../../platform/service-kit/workflow.js'
import type { BusinessService, SourceAction, SourceState } from './business-service.js'
import { kebabOf, titleOf } from './kebab.js'
import { outcomeOf } from './outcome-of.js'

/** Whoever filed the case; every other role of the source is one of the staff. */
const citizen = 'CITIZEN'

/**
 * The service's states and actions as ours. `start` is the state where cases begin; null keeps the
 * door as a state `start`. Says nothing of whether it holds together.
 */
export function toWorkflow({ states }: BusinessService, start: string | null): Workflow {
  const kept = states.filter(({ name }) => name !== null || start === null)
  return {
    start: kebabOf(start ?? 'start'),
    states: Object.fromEntries(
      kept.map((state) => [kebabOf(state.name ?? 'start'), toState(state)]),
    ),
  }
}

/** The roles of the staff in the order in which they come in, code to title. */
export const rolesOf = ({ states }: BusinessService): Record<string, string> =>
  Object.fromEntries(
    states
      .flatMap(({ actions }) => actions.flatMap(({ roles }) => roles))
      .filter((code) => code !== citizen)
      .map((code) => [code, titleOf(code)]),
  )

function toState(state: SourceState): State {
  const { name, levelMs, isEnd, actions } = state
  const title = titleOf(name ?? 'start')
  const on = toActions(name, actions)
  if (isEnd) return { title, plain: title, outcome: outcomeOf(state), on }
  const holder = actions.flatMap(({ roles }) => roles).find((code) => code !== citizen)
  // Where the applicant can do all that is to be done, the office waits.
  const waits = actions.length > 0 && actions.every(({ roles }) => roles.includes(citizen))
  return {
    title,
    plain: title,
    ...(holder !== undefined && { holder }),
    ...(waits && { waitsForApplicant: true }),
    ...(levelMs !== null && !waits && { level: toLevel(levelMs) }),
    on,
  }
}

/** The same action for other roles is one action. */
function toActions(state: string | null, actions: readonly SourceAction[]): Record<string, Action> {
  const made = new Map<string, Action & { by: By[] }>()
  for (const { name, next, roles } of actions) {
    const title = titleOf(name)
    const known = made.get(kebabOf(name))
    const to = next === state ? {} : { to: kebabOf(next) }
    const action = known ?? { ...to, by: [], title, plain: title }
    for (const code of roles) {
      const isKnown = action.by.some((by) =>
        typeof by === 'string' ? code === citizen : by.role === code,
      )
      if (!isKnown) action.by.push(code === citizen ? 'applicant' : role(code))
    }
    made.set(kebabOf(name), action)
  }
  return Object.fromEntries(made)
}

const hourMs = 3_600_000

/** The source counts elapsed milliseconds; what is whole days is told in days. */
function toLevel(ms: number): Level {
  const hours = ms / hourMs
  const isDays = hours % 24 === 0
  return { value: isDays ? hours / 24 : hours, unit: isDays ? 'days' : 'hours', basis: 'elapsed' }
}
