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

/** The areas of a hierarchy that are in force; no limit, since parents are looked up among them. */
export const listAreaKeys = sql<{ id: string; level: string; code: string }>(
  'place.area.keys',
  `select id, level, code from place.area
   where tenant_id = kernel.current_tenant() and hierarchy = $1 and valid_to is null`,
)

export const findHierarchy = sql<{ title: Record<string, string>; levels: string[] }>(
  'place.hierarchy.find',
  `select title, levels from place.hierarchy
   where tenant_id = kernel.current_tenant() and code = $1`,
)

export interface HierarchyRow {
  code: string
  title: Record<string, string>
  levels: string[]
  areas: number
}

/** Every hierarchy with how many areas are in force. */
export const listHierarchies = sql<HierarchyRow>(
  'place.hierarchy.list',
  `select h.code, h.title, h.levels, (select count(*)::int from place.area a
     where a.tenant_id = h.tenant_id and a.hierarchy = h.code and a.valid_to is null) as areas
   from place.hierarchy h where h.tenant_id = kernel.current_tenant() order by h.code limit 50`,
)

export interface AreaDetail {
  id: string
  hierarchy: string
  level: string
  code: string
  name: Record<string, string>
  valid_from: string
  valid_to: string | null
}

/** Areas of a hierarchy without their shapes; $2 those that were retired. A page, after $3 level, $4 code. */
export const listAreaDetails = sql<AreaDetail>(
  'place.area.details',
  `select id, hierarchy, level, code, name, valid_from, valid_to from place.area
   where tenant_id = kernel.current_tenant() and hierarchy = $1 and (valid_to is not null) = $2
     and ($3::text is null or (level, code, id) > ($3, $4, $5::uuid))
   order by level, code, id limit 101`,
)

export const findArea = sql<AreaDetail>(
  'place.area.find',
  `select id, hierarchy, level, code, name, valid_from, valid_to from place.area
   where tenant_id = kernel.current_tenant() and id = $1`,
)

/** Open cases of an area, counted to a thousand. */
export const openCasesIn = sql<{ open: number }>(
  'place.area.open_cases',
  `select count(*)::int as open from (select 1 from service.application
   where tenant_id = kernel.current_tenant() and ward_id = $1 and open limit 1001) a`,
)

export const retireArea = sql<{ id: string }>(
  'place.area.retire',
  `with retired as (
     update place.area a set valid_to = $2::date
     where a.tenant_id = kernel.current_tenant() and a.id = $1 and a.valid_to is null
       and not exists (select 1 from place.area below where below.tenant_id = a.tenant_id
         and below.parent_id = a.id and below.valid_to is null)
     returning a.id
   ), told as (select pg_notify('nagara_places', kernel.current_tenant()::text) from retired)
   select id, (select count(*) from told) t from retired`,
)

export const renameArea = sql<{ id: string }>(
  'place.area.rename',
  `with renamed as (
     update place.area set name = $2::jsonb
     where tenant_id = kernel.current_tenant() and id = $1 and valid_to is null returning id
   ), told as (select pg_notify('nagara_places', kernel.current_tenant()::text) from renamed)
   select id, (select count(*) from told) t from renamed`,
)

export const keepBoundaryFile = sql(
  'place.boundary_file.keep',
  `with old as (
     delete from place.boundary_file
     where tenant_id = kernel.current_tenant() and made_at < now() - interval '1 day'
   ) insert into place.boundary_file (tenant_id, id, made_by, content, choice)
     values (kernel.current_tenant(), $1, $2, $3, $4::jsonb)`,
)

/** Taken once, by whoever brought it. */
export const takeBoundaryFile = sql<{ content: string; choice: Record<string, string> }>(
  'place.boundary_file.take',
  `delete from place.boundary_file
   where tenant_id = kernel.current_tenant() and id = $1 and made_by = $2
   returning content, choice`,
)
