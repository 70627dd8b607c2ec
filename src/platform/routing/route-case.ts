import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { JobHandler } from '../../kernel/jobs/job-runner.js'
import { findAssignee, listAssignees } from '../access/member-store.js'
import type { App } from '../app.js'
import { actOnApplication } from '../applications/act.js'
import type { Case } from '../applications/case.js'
import { loadCaseById, type LoadedCase } from '../applications/load-case.js'
import { staffOfLogin } from '../identity/account-store.js'
import { chooseRule, type AssignmentRule } from './assignment-rule.js'
import { assignmentRules } from './rules-of.js'

/**
 * Gives a new case to whom the city's rules name. Where nobody fits, it waits in the office's inbox
 * as it would without a rule; when someone was faster, it stays with whom they gave it.
 */
export const routeCase =
  (app: App): JobHandler =>
  async ({ id: jobId, tenant_id: tenantId, subject_id: caseId }) => {
    const tenant = tenantId === null ? undefined : app.tenants.byId(tenantId)
    if (!tenant || caseId === null) return
    const loaded = await loadCaseById(app, tenant.id, caseId)
    const { found, service } = loaded
    const action = assigningAction(loaded)
    if (!found.open || found.assigneeId !== null || action === undefined) return
    const rules = await assignmentRules(app, tenant.id)
    const rule = chooseRule(rules, found, await categoriesOf(app, tenant.id, loaded))
    const chosen = rule && (await chooseMember(app, tenant.id, rule, found))
    if (!chosen) return
    try {
      await actOnApplication(app, {
        tenant,
        service,
        found,
        seenVersion: found.version,
        actionId: action,
        input: { assigneeId: chosen.id, assigneeName: chosen.name },
        person: undefined,
        isApplicant: false,
        isRule: true,
        channel: 'system',
        commandId: derivedUuid(jobId),
        now: app.clock(),
      })
    } catch (error) {
      const isLate = error instanceof Error && 'code' in error && error.code === 'changed-meanwhile'
      if (!isLate) throw error
    }
  }

/** The action of the case's state that gives it to a person. */
const assigningAction = ({ found, service }: LoadedCase): string | undefined =>
  Object.entries(service.workflow.states[found.state]?.on ?? {}).find(
    ([, action]) => action.needs?.includes('assignee') === true,
  )?.[0]

/** A case's category and all above it. */
async function categoriesOf(app: App, tenantId: number, { found, service }: LoadedCase) {
  const tree = Object.values(service.form).find((field) => field.kind === 'tree')
  const codes: string[] = []
  if (!tree) return codes
  let code = found.category
  while (code !== null && !codes.includes(code)) {
    codes.push(code)
    code = (await app.masterData.find(tenantId, tree.master, code))?.parentCode ?? null
  }
  return codes
}

async function chooseMember(
  app: App,
  tenantId: number,
  { role, login }: AssignmentRule,
  { wardId, department }: Case,
): Promise<{ id: string; name: string } | undefined> {
  const scope = { tenant: tenantId }
  const reach = [[role], wardId, department]
  if (login !== undefined) {
    const [staff] = await app.database.read('kernel', staffOfLogin([login]))
    if (!staff) return undefined
    const [member] = await app.database.read(scope, findAssignee([...reach, staff.id]))
    return member && { id: staff.id, name: member.name }
  }
  const [least] = await app.database.read(scope, listAssignees(reach))
  return least && { id: least.account_id, name: least.name }
}
