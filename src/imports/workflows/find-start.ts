import type { BusinessService, Reason } from './business-service.js'

/** Where cases begin: a state, or the door itself where it leads to several. */
export interface Start {
  /** Null: the door stays as a state of its own. */
  state: string | null
  reasons: Reason[]
}

/**
 * UPYOG begins before the first state, at one without a name whose actions file the case. Where all
 * of them lead to one state, that is the start, and marking it as well says the same twice; every
 * further mark is a second start.
 */
export function findStart({ states }: BusinessService): Start {
  const doors = states.filter(({ name }) => name === null)
  const marked = states.filter(({ isStart }) => isStart)
  const reasons: Reason[] = []
  const tell = (code: string, text: string) => reasons.push({ path: 'states', code, text })
  if (marked.length === 0) tell('no-start', 'No state is marked as the start.')
  if (doors.length > 1) tell('several-starts', `${doors.length} states have no name.`)
  const [door] = doors
  const entries = [...new Set(door?.actions.map(({ next }) => next))]
  if (door && entries.length === 0) tell('no-start', 'Nothing leads from the start to a state.')
  const only = entries.length === 1 ? entries[0] : undefined
  const start = door ? (only ?? null) : (marked[0]?.name ?? null)
  const others = marked.filter(({ name }) => name !== null && name !== start)
  if (others.length > 0) {
    const names = others.map(({ name }) => name).join(', ')
    tell('several-starts', `Besides ${start ?? 'the door'}, also marked as start: ${names}.`)
  }
  return { state: start, reasons }
}
