import { sql } from '../../kernel/db/statement.js'
import type { Change, ChangeItem, ChangeStatus } from './change.js'
import type { Entry } from './entry-store.js'

interface ChangeRow {
  id: string
  kind: string
  origin: Change['origin']
  status: ChangeStatus
  items: ChangeItem[]
  before: { code: string; entry: Entry | null }[] | null
  why: string | null
  effective_at: Date | null
  created_by: string
  created_by_name: string | null
  created_at: Date
  applied_at: Date | null
}

const columns = `id, kind, origin, status, items, before, why, effective_at, created_by,
  created_by_name, created_at, applied_at`

export const toChange = (row: ChangeRow): Change => ({
  id: row.id,
  kind: row.kind,
  origin: row.origin,
  status: row.status,
  items: row.items,
  before: row.before,
  why: row.why,
  effectiveAt: row.effective_at,
  createdBy: row.created_by,
  createdByName: row.created_by_name,
  createdAt: row.created_at,
  appliedAt: row.applied_at,
})

/** Id, kind, origin, items, the change that it takes back, who, their name. */
export const insertChange = sql(
  'masterdata.change.insert',
  `insert into masterdata.change (tenant_id, id, kind, origin, items, undoes, created_by,
     created_by_name)
   values (kernel.current_tenant(), $1, $2, $3, $4, $5, $6, $7)`,
)

export const findChange = sql<ChangeRow>(
  'masterdata.change.find',
  `select ${columns} from masterdata.change where tenant_id = kernel.current_tenant() and id = $1`,
)

export const lockChange = sql<ChangeRow>(
  'masterdata.change.lock',
  `select ${columns} from masterdata.change
   where tenant_id = kernel.current_tenant() and id = $1 for update`,
)

/** The newest of a list, without drafts: what was, what is to come. */
export const listChanges = sql<ChangeRow>(
  'masterdata.change.list',
  `select ${columns} from masterdata.change
   where tenant_id = kernel.current_tenant() and kind = $1 and status <> 'draft'
   order by created_at desc, id desc limit 100`,
)

/** Those that touched one code. */
export const listChangesOf = sql<ChangeRow>(
  'masterdata.change.of_code',
  `select ${columns} from masterdata.change
   where tenant_id = kernel.current_tenant() and kind = $1 and status in ('applied', 'scheduled')
     and items @> jsonb_build_array(jsonb_build_object('code', $2::text))
   order by created_at desc, id desc limit 50`,
)

/** Id, status, when it is to take effect, why. Only a draft can be decided. */
export const decideChange = sql<{ id: string }>(
  'masterdata.change.decide',
  `update masterdata.change set status = $2, effective_at = $3, why = $4
   where tenant_id = kernel.current_tenant() and id = $1 and status = 'draft' returning id`,
)

export const withdrawChange = sql<{ id: string }>(
  'masterdata.change.withdraw',
  `update masterdata.change set status = 'withdrawn'
   where tenant_id = kernel.current_tenant() and id = $1 and status in ('draft', 'scheduled')
   returning id`,
)

export const finishChange = sql(
  'masterdata.change.finish',
  `update masterdata.change set status = $2, before = $3, applied_at = clock_timestamp(),
     effective_at = coalesce(effective_at, clock_timestamp()), why = coalesce($4, why)
   where tenant_id = kernel.current_tenant() and id = $1`,
)

export const ownEntries = sql<{
  code: string
  parent_code: string | null
  name: Record<string, string>
  data: Record<string, unknown>
  position: number
  active: boolean
  version: number
}>(
  'masterdata.entry.own',
  `select code, parent_code, name, data, position, active, version from masterdata.entry
   where tenant_id = kernel.current_tenant() and kind = $1 and code = any ($2) for update`,
)

/** An entry that is taken away leaves its end in the versions. Kind, codes, who. */
export const removeEntries = sql(
  'masterdata.entry.remove',
  `with gone as (
     delete from masterdata.entry where tenant_id = kernel.current_tenant() and kind = $1
       and code = any ($2) returning *
   ), kept as (
     insert into masterdata.entry_version (tenant_id, kind, code, version, content, changed_by)
     select tenant_id, kind, code, version + 1, '{"removed": true}', $3 from gone
   )
   select pg_notify('nagara_masterdata', kernel.current_tenant()::text) from gone limit 1`,
)
