import type { Step } from '../applications/case.js'
import type { CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { roleName } from './role-name.js'

/**
 * The words for a step that no service declares: what time or an appeal brought. Undefined for the
 * acts of the service itself, which has words of its own.
 */
export function ownStepTitle(
  context: CityContext,
  service: ServiceDeclaration,
  step: Step,
): string | undefined {
  const { t, language, app } = context
  const key = `case.step.${step.action}`
  if (!t.has(key)) return undefined
  const { role, level, law, from, decision, at, assignee, absent } = step.data
  const deemedKey = `service.${service.id}.state.${textOf(from)}.deemed`
  return t(key, {
    role: typeof role === 'string' ? roleName(context, service, role) : '',
    assignee: textOf(assignee),
    absent: textOf(absent),
    level: typeof level === 'number' ? level : 1,
    state: t(`service.${service.id}.state.${step.toState}.plain`),
    law: t.has(deemedKey) ? t(deemedKey) : textOf(law),
    decision: typeof decision === 'string' ? t(`appeal.decision.${decision}`) : '',
    date:
      typeof at === 'string'
        ? app.country.formats.formatDate(new Date(at), language, 'date-time')
        : '',
  })
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
