import type { Workflow } from '../../platform/service-kit/workflow.js'
import type { Reporter } from '../report/finding.js'
import type { BusinessService, Reason } from './business-service.js'
import { checkWorkflow } from './check-workflow.js'
import { findStart } from './find-start.js'
import { kebabOf } from './kebab.js'
import { knownOutcome } from './outcome-of.js'
import { readBusinessService } from './read-business-service.js'
import { rolesOf, toWorkflow } from './to-workflow.js'

/** A workflow of the source as an overlay over a declaration. */
export interface CompiledOverlay {
  /** Id of the service that it is for. */
  service: string
  title: string
  content: { roles: Record<string, string>; workflow: Workflow }
  /** Why it cannot be used; none means that it can. */
  reasons: Reason[]
}

/** Translates and checks one service. What is taken otherwise than it was meant is reported. */
export function compileOverlay(raw: unknown, report: Reporter): CompiledOverlay {
  const { service, reasons } = readBusinessService(raw)
  const start = findStart(service)
  const all = [...reasons, ...start.reasons, ...checkWorkflow(service)]
  const id = kebabOf(service.name)
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(id)) {
    const text = `"${service.name}" gives no name of a service.`
    all.push({ path: 'businessService', code: 'bad-name', text })
  }
  for (const { path, code, text } of all) report.error(code, `${path}: ${text}`)
  tellWhatChanges(service, start.state, report)
  return {
    service: id,
    title: `Workflow ${service.name}`,
    content: { roles: rolesOf(service), workflow: toWorkflow(service, start.state) },
    reasons: all,
  }
}

function tellWhatChanges(service: BusinessService, start: string | null, report: Reporter): void {
  const { levelMs, states } = service
  if (levelMs !== null) {
    const text = `${Math.round(levelMs / 3_600_000)} hours for the whole are left out: each state has its own time.`
    report.note('level-of-the-whole', text)
  }
  const doors = states.some(({ name }) => name === null)
  if (doors && start === null) {
    report.note('several-ways-in', 'What files a case leads to several states; "start" is kept.')
  }
  for (const state of states.filter((each) => each.isEnd && knownOutcome(each) === undefined)) {
    report.note('unclear-end', `The end ${state.name} counts as resolved: its name does not tell.`)
  }
}
