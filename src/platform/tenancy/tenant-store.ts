import { sql } from '../../kernel/db/statement.js'
import type { Tenant } from './tenant.js'

interface TenantRow {
  id: number
  kind: Tenant['kind']
  parent_id: number | null
  slug: string
  name: Record<string, string>
  body_type: string | null
  default_language: string
  languages: string[]
  helpline: string | null
  helpline_hours: string | null
  theme: Tenant['theme']
  center_lng: number | null
  center_lat: number | null
  settings: Tenant['settings']
  status: Tenant['status']
}

export const listTenants = sql<TenantRow>(
  'tenancy.tenant.list',
  `select id, kind, parent_id, slug, name, body_type, default_language, languages, helpline,
     helpline_hours, theme, center_lng, center_lat, settings, status from tenancy.tenant`,
)

export const listAliases = sql<{ slug: string; tenant_id: number }>(
  'tenancy.alias.list',
  'select slug, tenant_id from tenancy.tenant_alias where valid_to is null or valid_to > current_date',
)

/** `items`: rows as JSON. Answers what was added and what was changed; the rest was as it is. */
export const saveTenants = sql<{ id: number; action: 'added' | 'changed' }>(
  'tenancy.tenant.save',
  'select * from tenancy.save_tenants($1::jsonb)',
)

/** Body and what changes, as JSON (`OpenCity`). */
export const openCity = sql('tenancy.tenant.open', 'select tenancy.open_city($1, $2::jsonb)')

export const toTenant = (row: TenantRow): Tenant => ({
  id: row.id,
  kind: row.kind,
  parentId: row.parent_id,
  slug: row.slug,
  name: row.name,
  bodyType: row.body_type,
  defaultLanguage: row.default_language,
  languages: row.languages,
  helpline: row.helpline,
  helplineHours: row.helpline_hours,
  theme: row.theme,
  center:
    row.center_lng === null || row.center_lat === null
      ? null
      : { lng: row.center_lng, lat: row.center_lat },
  settings: row.settings,
  status: row.status,
})
