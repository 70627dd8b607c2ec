import { sql } from '../../kernel/db/statement.js'
import type { MultiPolygon } from '../../kernel/geo/lng-lat.js'

export interface AreaRow {
  id: string
  level: string
  code: string
  name: Record<string, string>
  parent_id: string | null
  polygons: MultiPolygon | null
}

export const listAreas = sql<AreaRow>(
  'place.area.list',
  `select id, level, code, name, parent_id, polygons from place.area
   where tenant_id = kernel.current_tenant() and hierarchy = $1 and valid_to is null
   order by level, length(code), code limit 5000`,
)

/** The hierarchy that cases are filed under: electoral wards first, then administrative, revenue. */
export const chooseHierarchy = sql<{ code: string }>(
  'place.hierarchy.choose',
  `select code from place.hierarchy where tenant_id = kernel.current_tenant()
   order by array_position(array['electoral', 'administrative', 'revenue'], code) nulls last, code limit 1`,
)

export const saveHierarchy = sql(
  'place.hierarchy.save',
  `insert into place.hierarchy (tenant_id, code, title, levels)
   values (kernel.current_tenant(), $1, $2::jsonb, $3::jsonb)
   on conflict (tenant_id, code) do update set title = excluded.title, levels = excluded.levels`,
)

/**
 * Hierarchy and areas as JSON, parents before children. An area is known by level and code: what is
 * new is added, what differs is changed, the rest is left alone.
 */
export const saveAreas = sql<{ code: string; added: boolean }>(
  'place.area.save',
  `with item as (
     select * from jsonb_to_recordset($2::jsonb) as i (id uuid, level text, code text, name jsonb,
       "parentId" uuid, polygons jsonb, properties jsonb)
   ), saved as (
     insert into place.area as a (tenant_id, id, hierarchy, level, code, name, parent_id, polygons, properties)
     select kernel.current_tenant(), i.id, $1, i.level, i.code, i.name, i."parentId", i.polygons,
       coalesce(i.properties, '{}') from item i
     on conflict (tenant_id, hierarchy, level, code) where valid_to is null do update set
       name = excluded.name, polygons = excluded.polygons, properties = excluded.properties,
       parent_id = excluded.parent_id
     where (a.name, a.polygons, a.properties, a.parent_id)
       is distinct from (excluded.name, excluded.polygons, excluded.properties, excluded.parent_id)
     returning a.code, (xmax = 0) as added
   ), told as (select pg_notify('nagara_places', kernel.current_tenant()::text) from saved limit 1)
   select code, added from saved, (select count(*) from told) t`,
)
