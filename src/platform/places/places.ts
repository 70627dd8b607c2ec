import type { Database } from '../../kernel/db/database.js'
import { buildPlaceIndex } from '../../kernel/geo/build-place-index.js'
import { toSvgPaths, type SvgMap } from '../../kernel/geo/to-svg-paths.js'
import { chooseHierarchy, listAreas } from './place-store.js'

export interface Area {
  id: string
  code: string
  level: string
  name: Readonly<Record<string, string>>
  parentId: string | null
}

/** A city's wards, ready to find a point's ward and to draw them. */
export interface CityPlaces {
  areas: readonly Area[]
  byId(id: string): Area | undefined
  /** The ward that holds the point; undefined outside the city. */
  locate(lng: number, lat: number): Area | undefined
  /** Undefined for a city whose wards have no shapes. */
  map: SvgMap<string> | undefined
}

export interface Places {
  of(tenantId: number): Promise<CityPlaces>
  forget(): void
}

const mostCities = 60

/** Keeps the indexes of the cities in use; thousands of others cost nothing. */
export function createPlaces(database: Database): Places {
  const kept = new Map<number, Promise<CityPlaces>>()

  const load = async (tenantId: number): Promise<CityPlaces> => {
    const [hierarchy] = await database.read({ tenant: tenantId }, chooseHierarchy())
    const rows = hierarchy
      ? await database.read({ tenant: tenantId }, listAreas([hierarchy.code]))
      : []
    // Cases are filed under the finest level that is not a mere locality.
    const wards = rows.filter((row) => /^(ward|block)$/i.test(row.level))
    const chosen = wards.length > 0 ? wards : rows
    const shaped = chosen.flatMap(({ id, polygons }) => (polygons ? [{ id, polygons }] : []))
    const index = buildPlaceIndex(shaped)
    const areas = chosen.map((row) => ({
      id: row.id,
      code: row.code,
      level: row.level,
      name: row.name,
      parentId: row.parent_id,
    }))
    const byId = new Map(areas.map((area) => [area.id, area]))
    return {
      areas,
      byId: (id) => byId.get(id),
      locate: (lng, lat) => byId.get(index.locate(lng, lat) ?? ''),
      map: toSvgPaths(shaped, { width: 640, maxBytes: 14_000 }),
    }
  }

  return {
    of(tenantId) {
      const known = kept.get(tenantId)
      if (known) {
        kept.delete(tenantId)
        kept.set(tenantId, known)
        return known
      }
      const made = load(tenantId)
      made.catch(() => kept.delete(tenantId))
      kept.set(tenantId, made)
      const [oldest] = kept.keys()
      if (kept.size > mostCities && oldest !== undefined) kept.delete(oldest)
      return made
    },
    forget: () => kept.clear(),
  }
}
