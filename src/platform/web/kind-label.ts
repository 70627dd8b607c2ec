import type { Context } from '../request/context.js'
import type { Tenant } from '../tenancy/tenant.js'

/** What kind of body it is, as its state calls it: "Municipal Corporation", "महानगरपालिका". */
export function kindLabel({ app, t, language }: Context, tenant: Tenant): string {
  // A body outside the states (the demo's) is called by the plain word of the reader's language.
  const type = `tenancy.type.${tenant.bodyType}`
  if (tenant.parentId === 0 && t.has(type)) return t(type)
  if (tenant.bodyType !== null && /^\d+$/.test(tenant.bodyType)) {
    return app.country.bodyTypeLabel(Number(tenant.bodyType), tenant.parentId ?? 0, language)
  }
  return t(`tenancy.kind.${tenant.kind}`)
}
