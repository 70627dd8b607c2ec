import type { Case } from '../applications/case.js'
import type { Entry } from '../masterdata/entry-store.js'

/** Who gets a new case: what the rule asks of the case, and whom it names. */
export interface AssignmentRule {
  code: string
  service: string
  /** A category, or one above it. */
  category: string | undefined
  department: string | undefined
  ward: string | undefined
  role: string
  /** One person; otherwise whoever of the role has the fewest open cases. */
  login: string | undefined
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** An entry of the list `assignment-rule`; undefined for one that names no service or role. */
export function ruleOf({ code, data }: Entry): AssignmentRule | undefined {
  const service = text(data['service'])
  const role = text(data['role'])
  if (service === undefined || role === undefined) return undefined
  return {
    code,
    service,
    role,
    category: text(data['category']),
    department: text(data['department']),
    ward: text(data['ward']),
    login: text(data['login']),
  }
}

/**
 * The rule for a case: of those that fit, the one that asks most; among equals the first in the list.
 * `categories` are the case's category and all above it. Pure.
 */
export function chooseRule(
  rules: readonly AssignmentRule[],
  found: Pick<Case, 'service' | 'department' | 'wardId'>,
  categories: readonly string[],
): AssignmentRule | undefined {
  const fitting = rules.filter(
    (rule) =>
      rule.service === found.service &&
      (rule.category === undefined || categories.includes(rule.category)) &&
      (rule.department === undefined || rule.department === found.department) &&
      (rule.ward === undefined || rule.ward === found.wardId),
  )
  const asks = (rule: AssignmentRule) =>
    [rule.category, rule.department, rule.ward].filter((each) => each !== undefined).length
  return fitting.reduce<AssignmentRule | undefined>(
    (best, rule) => (best === undefined || asks(rule) > asks(best) ? rule : best),
    undefined,
  )
}
