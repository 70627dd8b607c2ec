import type { RoleListRow } from '../access/assignment-store.js'
import type { Context } from '../request/context.js'

/** What a role is called: as a service says in the reader's language, else its own name. */
export function roleTitle(
  { app, t, language }: Pick<Context, 'app' | 't' | 'language'>,
  role: Pick<RoleListRow, 'code' | 'name'>,
): string {
  const own = role.name[language]
  if (own !== undefined && language !== 'en') return own
  const service = app.catalogue.list().find(({ roles }) => Object.hasOwn(roles, role.code))
  const keys = [
    ...(service ? [`service.${service.id}.role.${role.code}`] : []),
    `staff.role.${role.code}`,
  ]
  const key = keys.find((each) => t.has(each))
  return key === undefined ? (own ?? role.name['en'] ?? role.code) : t(key)
}
