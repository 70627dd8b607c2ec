import Flatbush from 'flatbush'
import { boundsOf } from './bounds-of.js'
import { distanceM } from './distance-m.js'
import { toRadians } from './earth.js'
import type { LngLat, MultiPolygon } from './lng-lat.js'

type Side = { area: number; from: LngLat; to: LngLat }

/** Where the nearest border lies; of equally near areas the first in the list is given. */
export type NearestBorder = { area: number; distanceM: number }

/** Finds the nearest border of any area on a plane at the areas' middle latitude. */
export function buildNearestBorder(
  areas: readonly MultiPolygon[],
): (lng: number, lat: number) => NearestBorder | undefined {
  const bounds = boundsOf(areas.flat())
  const sides = areas.flatMap((polygons, area) => sidesOf(polygons, area))
  if (bounds === undefined || sides.length === 0) return () => undefined
  const scale = Math.cos(toRadians((bounds[1] + bounds[3]) / 2))
  const boxes = new Flatbush(sides.length)
  for (const { from, to } of sides) {
    const [x1, x2] = [from[0] * scale, to[0] * scale]
    boxes.add(
      Math.min(x1, x2),
      Math.min(from[1], to[1]),
      Math.max(x1, x2),
      Math.max(from[1], to[1]),
    )
  }
  boxes.finish()

  return (lng, lat) => {
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) return undefined
    const x = lng * scale
    // The side with the nearest box bounds how far the nearest side can be.
    const [first] = boxes.neighbors(x, lat, 1)
    const start = first === undefined ? undefined : sides[first]
    if (start === undefined) return undefined
    let best = { side: start, ...closest(start, lng, lat, scale) }
    // Both the plane's rounding and a tie need the bound itself to be inside.
    const reach = best.reach * (1 + 1e-9)
    for (const item of boxes.search(x - reach, lat - reach, x + reach, lat + reach)) {
      const side = sides[item]
      if (side === undefined) continue
      const near = closest(side, lng, lat, scale)
      const isTie = near.reach === best.reach && side.area < best.side.area
      if (near.reach < best.reach || isTie) best = { side, ...near }
    }
    return { area: best.side.area, distanceM: distanceM([lng, lat], best.at) }
  }
}

/** The point of a side next to a place, and how far it is on the plane, in degrees. */
function closest(
  side: Side,
  lng: number,
  lat: number,
  scale: number,
): { at: LngLat; reach: number } {
  const [dx, dy] = [(side.to[0] - side.from[0]) * scale, side.to[1] - side.from[1]]
  const [px, py] = [(lng - side.from[0]) * scale, lat - side.from[1]]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length))
  const reach = Math.hypot(px - share * dx, py - share * dy)
  return { at: [side.from[0] + (share * dx) / scale, side.from[1] + share * dy], reach }
}

function sidesOf(polygons: MultiPolygon, area: number): Side[] {
  return polygons
    .flat()
    .flatMap((ring) => ring.slice(1).map((to, place) => ({ area, from: ring[place] ?? to, to })))
}
