import { sql } from '../../kernel/db/statement.js'

/**
 * Id, service, status, title, content, reasons, source, hash of the source: the next version of the
 * service's overlays. No row when this source was imported before.
 */
export const insertOverlay = sql<{ version: number }>(
  'imports.overlay.insert',
  `insert into service.overlay (tenant_id, id, service, version, status, title, content, reasons,
     source, source_hash)
   select kernel.current_tenant(), $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5::jsonb,
     $6::jsonb, $7, $8
   from service.overlay where tenant_id = kernel.current_tenant() and service = $2
   on conflict (tenant_id, service, source, source_hash) where source is not null do nothing
   returning version`,
)

/** Codes of the roles that the tenant has, of those asked for. */
export const findRoleCodes = sql<{ code: string }>(
  'imports.role.codes',
  `select code from access.role
   where tenant_id = kernel.current_tenant() and code = any ($1::text[])`,
)
