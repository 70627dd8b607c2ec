import { errors } from '../../kernel/errors/errors.js'
import type { App } from '../app.js'
import { hashOf } from '../service-kit/catalogue.js'
import { compileOverlays, type CompileResult } from './compile.js'
import type { OverlayContent } from './overlay.js'

/**
 * What a tenant's overlay would come to on top of what is in force above the tenant.
 * `baseHash` is the content of all that lies above.
 */
export function compileFor(
  app: Pick<App, 'catalogue' | 'tenants' | 'overlays'>,
  tenantId: number,
  service: string,
  content: OverlayContent,
): CompileResult & { baseHash: string } {
  const base = app.catalogue.find(service)
  if (!base) throw errors.notFound()
  const above: OverlayContent[] = []
  const parent = app.tenants.byId(tenantId)?.parentId ?? null
  let tenant = parent === null ? undefined : app.tenants.byId(parent)
  for (let depth = 0; tenant && depth < 5; depth += 1) {
    const row = app.overlays.activeAt(tenant.id, service)
    if (row) above.unshift(row.content)
    tenant = tenant.parentId === null ? undefined : app.tenants.byId(tenant.parentId)
  }
  const lower = compileOverlays(base, above)
  const baseHash = lower.ok ? lower.compiled.hash : hashOf(base)
  return { ...compileOverlays(base, [...above, content]), baseHash }
}
