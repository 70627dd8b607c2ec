import type { CountryPack } from '../../countries/country-pack.js'
import { addDays } from '../../countries/calendar/add-days.js'
import type { SignedIn } from '../access/grant.js'
import { reaches } from '../access/grant.js'
import type { Case, Step } from '../applications/case.js'
import type { AppealAuthority, AppealRule, ServiceDeclaration } from '../service-kit/service.js'
import type { Tenant } from '../tenancy/tenant.js'
import { isPending, type Appeal } from './appeal.js'

/** An appeal that the applicant may file now. */
export interface Offer {
  level: number
  authority: AppealAuthority
  /** The last moment; null while the case waits beyond its limit. */
  until: Date | null
}

/** The rule that holds in a city for a service. */
export const appealRuleOf = (tenant: Tenant, service: ServiceDeclaration): AppealRule | undefined =>
  tenant.settings.appeals?.[service.id] ?? service.appeal

/** The end of the last day: the first one is not counted (as for every limit in days). */
const lastMoment = ({ calendar }: CountryPack, from: Date, days: number): Date =>
  calendar.endOfDay(addDays(calendar.legalDateOf(from), days))

/** When an authority must have decided what is filed now. */
export const appealDueAt = (country: CountryPack, now: Date, authority: AppealAuthority): Date =>
  lastMoment(country, now, authority.decideWithinDays)

/**
 * Which appeal the applicant may file: the first after an outcome or when the limit passed without
 * one, the next after a decision that was not in their favour or did not come in time.
 */
export function appealOffer(
  country: CountryPack,
  rule: AppealRule | undefined,
  found: Pick<Case, 'open' | 'outcome' | 'closedAt' | 'dueAt' | 'clock' | 'reopened'>,
  appeals: readonly Appeal[],
  now: Date,
): Offer | undefined {
  if (!rule) return undefined
  const last = appeals.findLast(({ round }) => round === found.reopened)
  const authority = rule.authorities[last?.level ?? 0]
  if (!authority) return undefined
  const offer = (until: Date | null): Offer | undefined =>
    until !== null && until < now ? undefined : { level: (last?.level ?? 0) + 1, authority, until }
  if (!last) return isLate(found, now) ? offer(null) : afterOutcome(country, rule, found, offer)
  if (isPending(last)) return last.dueAt < now ? offer(null) : undefined
  if (last.state !== 'decided' || last.decidedAt === null) return undefined
  if (last.decision === 'overturned') return undefined
  return offer(lastMoment(country, last.decidedAt, rule.withinDays))
}

const isLate = ({ open, dueAt }: Pick<Case, 'open' | 'dueAt'>, now: Date): boolean =>
  open && dueAt !== null && dueAt < now

function afterOutcome(
  country: CountryPack,
  rule: AppealRule,
  { open, outcome, closedAt }: Pick<Case, 'open' | 'outcome' | 'closedAt'>,
  offer: (until: Date) => Offer | undefined,
): Offer | undefined {
  // Whoever withdrew has nothing to appeal against.
  if (open || closedAt === null || outcome === 'withdrawn') return undefined
  return offer(lastMoment(country, closedAt, rule.withinDays))
}

/** Whether this person is the authority that hears the appeal of a case. */
export const hears = (
  person: SignedIn | undefined,
  appeal: Pick<Appeal, 'role'>,
  found: { wardId: string | null; department: string | null },
): boolean =>
  person?.kind === 'staff' &&
  person.grants.some((grant) => grant.role === appeal.role && reaches(grant, found))

/**
 * Nobody is judge in their own cause: whoever brought the case to its end, has it in work, or
 * decided an appeal before may not decide this one.
 */
export function hasDecidedBefore(
  service: ServiceDeclaration,
  found: Case,
  steps: readonly Step[],
  appeals: readonly Appeal[],
  accountId: string,
): boolean {
  const ended = steps.some(
    (step) =>
      step.actorId === accountId &&
      step.actorKind === 'staff' &&
      step.fromState !== step.toState &&
      service.workflow.states[step.toState]?.outcome !== undefined,
  )
  const decided = appeals.some((appeal) => appeal.decidedBy === accountId)
  return ended || decided || (found.open && found.assigneeId === accountId)
}
