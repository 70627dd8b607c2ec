import type { App } from '../app.js'
import { ruleOf, type AssignmentRule } from './assignment-rule.js'

/** The rules that a city has, its own over its state's over the nation's, in their order. */
export async function assignmentRules(app: App, tenantId: number): Promise<AssignmentRule[]> {
  const entries = await app.masterData.list(tenantId, 'assignment-rule')
  return entries.flatMap((entry) => ruleOf(entry) ?? [])
}
