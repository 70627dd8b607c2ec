import { sql } from '../../kernel/db/statement.js'

/** One entry of a list that a city keeps. `name` by language. */
export interface Entry {
  code: string
  parentCode: string | null
  name: Readonly<Record<string, string>>
  data: Readonly<Record<string, unknown>>
  position: number
  active: boolean
}

interface EntryRow {
  code: string
  parent_code: string | null
  name: Record<string, string>
  data: Record<string, unknown>
  position: number
  active: boolean
}

export const listEntries = sql<EntryRow>(
  'masterdata.entry.list',
  `select code, parent_code, name, data, position, active from masterdata.entry
   where tenant_id = kernel.current_tenant() and kind = $1 order by position, code limit 5000`,
)

export const toEntry = (row: EntryRow): Entry => ({
  code: row.code,
  parentCode: row.parent_code,
  name: row.name,
  data: row.data,
  position: row.position,
  active: row.active,
})

/** Kind, entries as JSON, who. Keeps each former version; what is equal is left alone. */
export const saveEntries = sql<{ code: string; added: boolean }>(
  'masterdata.entry.save',
  `with item as (
     select * from jsonb_to_recordset($2::jsonb) as i (code text, "parentCode" text, name jsonb,
       data jsonb, position int, active boolean)
   ), saved as (
     insert into masterdata.entry as e (tenant_id, kind, code, parent_code, name, data, position,
       active, version)
     select kernel.current_tenant(), $1, i.code, i."parentCode", i.name, i.data, i.position, i.active,
       -- One that was taken away and comes again goes on counting.
       1 + coalesce((select max(version) from masterdata.entry_version v
         where v.tenant_id = kernel.current_tenant() and v.kind = $1 and v.code = i.code), 0)
     from item i
     on conflict (tenant_id, kind, code) do update set parent_code = excluded.parent_code,
       name = excluded.name, data = excluded.data, position = excluded.position,
       active = excluded.active, version = e.version + 1, changed_at = now()
     where (e.parent_code, e.name, e.data, e.position, e.active)
       is distinct from (excluded.parent_code, excluded.name, excluded.data, excluded.position, excluded.active)
     returning e.*, (xmax = 0) as added
   ), kept as (
     insert into masterdata.entry_version (tenant_id, kind, code, version, content, changed_by)
     select tenant_id, kind, code, version, jsonb_build_object('parentCode', parent_code, 'name', name,
       'data', data, 'position', position, 'active', active), $3 from saved
   ), told as (select pg_notify('nagara_masterdata', kernel.current_tenant()::text) from saved limit 1)
   select code, added from saved, (select count(*) from told) t`,
)
