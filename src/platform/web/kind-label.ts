import type { Context } from '../request/context.js'
import type { Tenant } from '../tenancy/tenant.js'

/** What kind of body it is, as its state calls it: "Municipal Corporation", "महानगरपालिका". */
export function kindLabel({ app, t, language }: Context, tenant: Tenant): string {
  if (tenant.bodyType !== null && /^\d+$/.test(tenant.bodyType)) {
    return app.country.bodyTypeLabel(Number(tenant.bodyType), tenant.parentId ?? 0, language)
  }
  return t(`tenancy.kind.${tenant.kind}`)
}
