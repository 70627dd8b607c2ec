import { boundsOf } from './bounds-of.js'
import type { LngLat, MultiPolygon, Polygon } from './lng-lat.js'
import { pointInRing } from './point-in-ring.js'

const steps = 12
const rounds = 4

/**
 * A place for a label: inside the largest part and about as far from its borders as can be (the
 * pole of inaccessibility, by a grid refined around its best point). Unit of the plane given.
 */
export function labelPoint(polygons: MultiPolygon): LngLat | undefined {
  const polygon = polygons.reduce<Polygon | undefined>(
    (best, next) => (best === undefined || boxSize(next) > boxSize(best) ? next : best),
    undefined,
  )
  const bounds = polygon === undefined ? undefined : boundsOf([polygon])
  if (polygon === undefined || bounds === undefined) return undefined
  let best: LngLat = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]
  let depth = depthIn(polygon, best)
  let [width, height] = [bounds[2] - bounds[0], bounds[3] - bounds[1]]
  for (let round = 0; round < rounds; round++) {
    const [left, bottom] = [best[0] - width / 2, best[1] - height / 2]
    for (let cell = 0; cell < steps * steps; cell++) {
      const point: LngLat = [
        left + ((cell % steps) + 0.5) * (width / steps),
        bottom + (Math.floor(cell / steps) + 0.5) * (height / steps),
      ]
      const pointDepth = depthIn(polygon, point)
      if (pointDepth > depth) [best, depth] = [point, pointDepth]
    }
    // While nothing inside was hit, look over the same box more finely, from another offset.
    if (depth > 0) [width, height] = [(2 * width) / steps, (2 * height) / steps]
  }
  return depth > 0 ? best : (insideOf(polygon, bounds[1], bounds[3]) ?? best)
}

/** How far a point inside an area is from its border; 0 outside. Unit of the plane given. */
export const roomAround = (polygons: MultiPolygon, point: LngLat): number =>
  Math.max(0, ...polygons.map((polygon) => depthIn(polygon, point)))

/** Distance to the nearest border, negative outside. */
function depthIn(polygon: Polygon, point: LngLat): number {
  let nearest = Infinity
  let inside = false
  for (const ring of polygon) {
    if (pointInRing(point, ring)) inside = !inside
    for (let place = 1; place < ring.length; place++) {
      const [from, to] = [ring[place - 1], ring[place]]
      if (from !== undefined && to !== undefined) {
        nearest = Math.min(nearest, distanceToSide(point, from, to))
      }
    }
  }
  return inside ? nearest : -nearest
}

function distanceToSide([x, y]: LngLat, from: LngLat, to: LngLat): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const [px, py] = [x - from[0], y - from[1]]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length))
  return Math.hypot(px - share * dx, py - share * dy)
}

/** For slivers that a grid misses: the middle of the widest stretch on a level line. */
function insideOf(polygon: Polygon, minY: number, maxY: number): LngLat | undefined {
  const y = minY + (maxY - minY) * 0.4871
  const crossings = polygon
    .flatMap((ring) =>
      ring.slice(1).flatMap((to, place) => {
        const from = ring[place] ?? to
        if (from[1] <= y === to[1] <= y) return []
        return [from[0] + ((y - from[1]) * (to[0] - from[0])) / (to[1] - from[1])]
      }),
    )
    .sort((one, other) => one - other)
  const [left, right] = crossings
  return left === undefined || right === undefined ? undefined : [(left + right) / 2, y]
}

function boxSize(polygon: Polygon): number {
  const bounds = boundsOf([polygon])
  return bounds === undefined ? 0 : (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
}
