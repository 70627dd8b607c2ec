import Flatbush from 'flatbush'
import { bandPolygon, contains, type BandedPolygon } from './banded-polygon.js'
import { boundsOf } from './bounds-of.js'
import { buildNearestBorder } from './build-nearest-border.js'
import type { MultiPolygon } from './lng-lat.js'

export type PlaceIndex<Id> = {
  /** The area that holds a place, `undefined` outside of all. */
  locate: (lng: number, lat: number) => Id | undefined
  /** The area that holds a place or else lies nearest, `undefined` when there are no areas. */
  nearest: (lng: number, lat: number) => { id: Id; distanceM: number } | undefined
}

/**
 * Finds the area of a place. Where areas overlap, the first in the list wins; a place on a border
 * that two areas share belongs to exactly one of them, always the same.
 */
export function buildPlaceIndex<Id extends number | string>(
  areas: readonly { id: Id; polygons: MultiPolygon }[],
): PlaceIndex<Id> {
  const items = areas.flatMap(({ polygons }, area) =>
    polygons.flatMap((polygon) => {
      const bounds = boundsOf([polygon])
      return bounds === undefined ? [] : [{ area, bounds, banded: bandPolygon(polygon) }]
    }),
  )
  const idAt = (area: number): Id | undefined => areas[area]?.id
  if (items.length === 0) return { locate: () => undefined, nearest: () => undefined }
  const boxes = new Flatbush(items.length)
  for (const { bounds } of items) boxes.add(...bounds)
  boxes.finish()
  const areaOfItem = Int32Array.from(items, ({ area }) => area)
  const bandedOfItem: BandedPolygon[] = items.map(({ banded }) => banded)

  const locateArea = (lng: number, lat: number): number => {
    let found = areas.length
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) return found
    for (const item of boxes.search(lng, lat, lng, lat)) {
      const area = areaOfItem[item] ?? found
      const banded = bandedOfItem[item]
      if (area < found && banded !== undefined && contains(banded, lng, lat)) found = area
    }
    return found
  }
  // Few callers ask for the nearest area, so its larger index waits for the first one.
  let nearestBorder: ReturnType<typeof buildNearestBorder> | undefined

  return {
    locate: (lng, lat) => idAt(locateArea(lng, lat)),
    nearest: (lng, lat) => {
      const inside = idAt(locateArea(lng, lat))
      if (inside !== undefined) return { id: inside, distanceM: 0 }
      nearestBorder ??= buildNearestBorder(areas.map(({ polygons }) => polygons))
      const border = nearestBorder(lng, lat)
      const id = border === undefined ? undefined : idAt(border.area)
      if (border === undefined || id === undefined) return undefined
      return { id, distanceM: border.distanceM }
    },
  }
}
