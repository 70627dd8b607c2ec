import type { Context } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'

/** What a role is called: as the service says, else as the platform does, else its code. */
export function roleName({ t }: Pick<Context, 't'>, service: ServiceDeclaration, code: string) {
  const keys = [`service.${service.id}.role.${code}`, `case.role.${code}`]
  const key = keys.find((each) => t.has(each))
  return key === undefined ? code : t(key)
}
