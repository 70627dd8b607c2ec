import { entryName } from '../journey/facts.js'
import type { Context } from '../request/context.js'
import type { MineRow } from './mine-store.js'

/** The row's title in the reader's language. */
export async function titleOf(context: Context, row: MineRow): Promise<string> {
  const { app, t } = context
  const service = app.catalogue.find(row.service)
  const tree = service && Object.values(service.form).find((field) => field.kind === 'tree')
  if (!tree || row.category === null) return t(`service.${row.service}.title`)
  const tenant = app.tenants.byId(row.tenant_id)
  const entry = tenant && (await app.masterData.find(tenant.id, tree.master, row.category))
  return entry && tenant ? entryName({ ...context, tenant }, entry.name) : row.title
}
