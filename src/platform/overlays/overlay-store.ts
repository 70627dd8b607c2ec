import { sql } from '../../kernel/db/statement.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { Overlay, OverlayContent, OverlayStatus, OverlayTexts, Reason } from './overlay.js'

/** What is in force somewhere, as every process keeps it. */
export interface ActiveRow {
  tenant_id: number
  id: string
  service: string
  content: OverlayContent
  /** What it last came to, and on top of what; null before its first use. */
  compiled: { service: ServiceDeclaration; hash: string; texts: OverlayTexts } | null
  base_hash: string | null
  conflicting: boolean
  /** Otherwise it once was in force, and cases may still need its words. */
  is_active: boolean
}

export const listActive = sql<ActiveRow>(
  'overlays.active',
  'select * from service.active_overlays()',
)

interface OverlayRow {
  id: string
  service: string
  version: number
  status: OverlayStatus
  title: string
  content: OverlayContent
  reasons: Reason[]
  source: string | null
  effective_at: Date | null
  created_by_name: string | null
  created_at: Date
  changed_at: Date
}

const columns = `id, service, version, status, title, content, reasons, source, effective_at,
  created_by_name, created_at, changed_at`

export const toOverlay = (row: OverlayRow): Overlay => ({
  id: row.id,
  service: row.service,
  version: row.version,
  status: row.status,
  title: row.title,
  content: row.content,
  reasons: row.reasons,
  source: row.source,
  effectiveAt: row.effective_at,
  createdByName: row.created_by_name,
  createdAt: row.created_at,
  changedAt: row.changed_at,
})

/** The versions of a service, newest first. */
export const listOverlays = sql<OverlayRow>(
  'overlays.list',
  `select ${columns} from service.overlay
   where tenant_id = kernel.current_tenant() and service = $1 order by version desc limit 100`,
)

/** Services that have versions, also those that only an import knows. */
export const listServices = sql<{ service: string; versions: number; conflicts: number }>(
  'overlays.services',
  `select service, count(*)::int as versions,
     count(*) filter (where status = 'active' and reasons <> '[]')::int as conflicts
   from service.overlay where tenant_id = kernel.current_tenant() group by service
   order by service limit 500`,
)

export const findOverlay = sql<OverlayRow>(
  'overlays.find',
  `select ${columns} from service.overlay where tenant_id = kernel.current_tenant() and id = $1`,
)

export const lockOverlay = sql<OverlayRow>(
  'overlays.lock',
  `select ${columns} from service.overlay
   where tenant_id = kernel.current_tenant() and id = $1 for update`,
)

export const findActive = sql<OverlayRow>(
  'overlays.find_active',
  `select ${columns} from service.overlay
   where tenant_id = kernel.current_tenant() and service = $1 and status = 'active'`,
)

/** Id, service, status, title, content, reasons, who, their name. The next version number is given. */
export const insertOverlay = sql<{ version: number }>(
  'overlays.insert',
  `insert into service.overlay (tenant_id, id, service, version, status, title, content, reasons,
     created_by, created_by_name)
   select kernel.current_tenant(), $1, $2, 1 + coalesce(max(version), 0), $3, $4, $5, $6, $7, $8
   from service.overlay where tenant_id = kernel.current_tenant() and service = $2
   returning version`,
)

/** Id, from which states, to which, when it takes effect. Gives nothing when it was not in one of them. */
export const moveOverlay = sql<{ id: string }>(
  'overlays.move',
  `update service.overlay set status = $3, effective_at = coalesce($4, effective_at),
     changed_at = clock_timestamp()
   where tenant_id = kernel.current_tenant() and id = $1 and status = any ($2) returning id`,
)

export const replaceActive = sql<{ id: string }>(
  'overlays.replace',
  `update service.overlay set status = 'replaced', changed_at = clock_timestamp()
   where tenant_id = kernel.current_tenant() and service = $1 and status = 'active' returning id`,
)

/** The version that was in force before: what is taken back leads to it. */
export const findReplaced = sql<OverlayRow>(
  'overlays.find_replaced',
  `select ${columns} from service.overlay
   where tenant_id = kernel.current_tenant() and service = $1 and status = 'replaced'
   order by version desc limit 1`,
)

/** Id, what it comes to, on what base, why it no longer fits (empty: it fits). */
export const keepCompiled = sql(
  'overlays.keep',
  `update service.overlay set compiled = coalesce($2, compiled), base_hash = $3, reasons = $4
   where tenant_id = kernel.current_tenant() and id = $1`,
)

export const tellOverlays = sql('overlays.tell', `select pg_notify('nagara_overlays', '')`)

/** Open cases of a service by state and definition, for a look at whom a version touches. */
export const openCases = sql<{ state: string; definition: string; cases: number; oldest: string }>(
  'overlays.open_cases',
  `select state, definition, count(*)::int as cases, min(number) as oldest
   from service.application
   where tenant_id = kernel.current_tenant() and open and service = $1
   group by state, definition order by cases desc limit 200`,
)

/** The newest open cases with their answers, to try a form on. */
export const recentCases = sql<{
  number: string
  answers: Record<string, unknown>
  photos: number
}>(
  'overlays.recent_cases',
  `select number, answers, photos from service.application
   where tenant_id = kernel.current_tenant() and open and service = $1
   order by filed_at desc limit $2`,
)
