import type { SignedIn } from '../access/grant.js'
import { reaches } from '../access/grant.js'
import { holds } from '../service-kit/condition.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { Action, By } from '../service-kit/workflow.js'
import type { Case } from './case.js'

/** How someone stands to a case: whose it is, who works on it, which roles reach it. */
export interface Standing {
  isApplicant: boolean
  person: SignedIn | undefined
  /** A rule of the city, which does what the staff may do. */
  isRule?: boolean
}

/** True when this actor is meant by `by`. */
export function isActor(by: By, standing: Standing, found: Case): boolean {
  if (by === 'applicant') return standing.isApplicant
  if (standing.isRule === true) return true
  const { person } = standing
  if (!person || person.kind !== 'staff') return false
  if (by === 'assignee') return isWorker(person, found)
  return person.grants.some((grant) => grant.role === by.role && reaches(grant, found))
}

/** Who left the city's staff keeps no case: without a role there, being the assignee is worth nothing. */
const isWorker = (person: SignedIn, found: Case): boolean =>
  found.assigneeId === person.accountId && person.grants.length > 0

export interface PossibleAction {
  id: string
  action: Action
}

/** Exactly the actions that this person may take on the case now, main one first. */
export function possibleActions(
  service: ServiceDeclaration,
  found: Case,
  standing: Standing,
  facts: { now: Date; reopenDays: number },
): PossibleAction[] {
  const state = service.workflow.states[found.state]
  if (!state) return []
  const order = { primary: 0, quiet: 1, danger: 2 } as const
  return Object.entries(state.on)
    .filter(
      ([id, action]) =>
        action.by.some((by) => isActor(by, standing, found)) && isTimely(id, found, facts),
    )
    .filter(([, action]) => holds(action.when, { answers: found.answers, case: { ...found } }))
    .map(([id, action]) => ({ id, action }))
    .sort((a, b) => order[a.action.style ?? 'quiet'] - order[b.action.style ?? 'quiet'])
}

/** Re-opening ends with the city's window; a rating is given once. */
function isTimely(id: string, found: Case, facts: { now: Date; reopenDays: number }): boolean {
  if (id === 'rate') return found.rating === null
  if (id !== 'reopen') return true
  const since = found.closedAt ?? found.changedAt
  return facts.now.getTime() - since.getTime() <= facts.reopenDays * 86_400_000
}

/**
 * Who may see a case at the desk: whoever works on it, every role that reaches it, and the role
 * that it was raised to.
 */
export function maySee(
  service: ServiceDeclaration,
  found: Case,
  person: SignedIn | undefined,
): boolean {
  if (!person || person.kind !== 'staff') return false
  if (isWorker(person, found)) return true
  return person.grants.some(
    (grant) =>
      reaches(grant, found) &&
      (grant.role in service.roles ||
        grant.role === found.clock.escalatedRole ||
        grant.permissions.includes('case.read-all')),
  )
}

/**
 * For whom this person acts by taking the action; undefined when a role of their own allows it.
 * An assignee acts for whoever's roles reach the case where none of their own does.
 */
export function actsFor(
  service: ServiceDeclaration,
  action: Action,
  found: Case,
  person: SignedIn | undefined,
): string | undefined {
  if (!person || person.kind !== 'staff') return undefined
  const reaching = person.grants.filter((grant) => reaches(grant, found))
  const named = reaching.filter((grant) =>
    action.by.some((by) => typeof by === 'object' && by.role === grant.role),
  )
  const isAssignee = action.by.includes('assignee') && isWorker(person, found)
  const allowing =
    named.length > 0 || !isAssignee
      ? named
      : reaching.filter(({ role }) => Object.hasOwn(service.roles, role))
  if (allowing.some(({ actingFor }) => !actingFor)) return undefined
  return allowing.find(({ actingFor }) => actingFor)?.actingFor?.name ?? undefined
}
