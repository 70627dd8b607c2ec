import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { Fault } from '../../kernel/errors/app-error.js'
import { insertRole, updateRole, type RoleListRow } from '../access/assignment-store.js'
import { notToGive } from '../access/may-give.js'
import { tellAct } from '../access/tell-act.js'
import { kebabCode } from '../masterdata/kind.js'
import type { CityContext } from '../request/context.js'
import { cleanText } from '../service-kit/clean-text.js'

export interface GivenRoleDefinition {
  code: string
  name: Record<string, string>
  description: string | null
  permissions: string[]
  retired: boolean
}

/** The permissions that the modules declare, each once, in the order of the modules. */
export const declaredPermissions = ({ app }: CityContext) =>
  app.modules.flatMap((module) => module.permissions ?? [])

/** Reads a role of the city's own. A permission that one does not hold cannot be put into it. */
export function readRoleDefinition(
  context: CityContext,
  text: (path: string) => string,
  stored?: RoleListRow,
): { given: GivenRoleDefinition; faults: Fault[] } {
  const { app, tenant, person } = context
  const faults: Fault[] = []
  const code = stored?.code ?? text('code').trim()
  if (!kebabCode.test(code) || code.length > 60) {
    faults.push({ path: 'code', code: 'fault.list-code' })
  }
  const name: Record<string, string> = {}
  for (const language of new Set([tenant.defaultLanguage, ...tenant.languages])) {
    const words = cleanText(text(`name.${language}`)).trim()
    if (Array.from(words).length > 100) {
      faults.push({ path: `name.${language}`, code: 'fault.too-long', params: { most: 100 } })
    }
    if (words !== '') name[language] = words
  }
  const first = `name.${tenant.defaultLanguage}`
  if (name[tenant.defaultLanguage] === undefined) {
    faults.push({ path: first, code: 'fault.required' })
  }
  const description = cleanText(text('description')).trim().slice(0, 500) || null
  const permissions = declaredPermissions(context)
    .map((each) => each.name)
    .filter((each) => text(`permission.${each}`) !== '')
  const isWidened = permissions.filter((each) => !stored?.permissions.includes(each))
  if (notToGive(app.modules, person, isWidened).length > 0) {
    faults.push({ path: 'permission', code: 'fault.not-yours-to-give' })
  }
  const retired = text('retired') === 'yes'
  return { given: { code, name, description, permissions, retired }, faults }
}

/** Keeps a role of the city's own; one that is built in cannot be changed. */
export async function saveRoleDefinition(
  context: CityContext,
  given: GivenRoleDefinition,
  stored: RoleListRow | undefined,
): Promise<Fault[]> {
  const { app, tenant } = context
  const { code, name, description, permissions, retired } = given
  const words = JSON.stringify(name)
  const faults = await app.database.transaction({ tenant: tenant.id }, async (tx) => {
    const saved = stored
      ? await tx.rows(updateRole([code, words, description, permissions, retired]))
      : await tx.rows(insertRole([code, words, description, permissions]))
    if (saved.length === 0) {
      return [{ path: 'code', code: stored ? 'fault.role-built-in' : 'fault.list-twice' }]
    }
    const before = stored && {
      name: stored.name,
      description: stored.description,
      permissions: stored.permissions,
      retired: stored.retired,
    }
    await tx.rows(
      tellAct(context, {
        area: 'role',
        title: code,
        subjectId: derivedUuid('role', tenant.id, code),
        before,
        after: { name, description, permissions, retired },
      }),
    )
    return []
  })
  app.events.wake()
  return faults
}
