import type { LngLat, MultiPolygon, Ring } from './lng-lat.js'

/**
 * The centre of mass, holes taken out; it may lie outside a bent shape (see `labelPoint`).
 * Shapes without area give the mean of their positions; no position gives `undefined`.
 */
export function centroid(polygons: MultiPolygon): LngLat | undefined {
  const origin = polygons[0]?.[0]?.[0]
  if (origin === undefined) return undefined
  let [area, x, y] = [0, 0, 0]
  for (const polygon of polygons) {
    for (const [place, ring] of polygon.entries()) {
      const moments = ringMoments(ring, origin)
      const sign = Math.sign(moments.area) * (place === 0 ? 1 : -1)
      area += moments.area * sign
      x += moments.x * sign
      y += moments.y * sign
    }
  }
  if (area <= 0) return meanPosition(polygons.flat(2), origin)
  return [origin[0] + x / (3 * area), origin[1] + y / (3 * area)]
}

/** Twice the signed area, and six times its first moments, about `origin`. */
function ringMoments(ring: Ring, origin: LngLat): { area: number; x: number; y: number } {
  const moments = { area: 0, x: 0, y: 0 }
  let previous = ring.at(-1) ?? origin
  for (const position of ring) {
    const [ax, ay] = [previous[0] - origin[0], previous[1] - origin[1]]
    const [bx, by] = [position[0] - origin[0], position[1] - origin[1]]
    const cross = ax * by - bx * ay
    moments.area += cross
    moments.x += (ax + bx) * cross
    moments.y += (ay + by) * cross
    previous = position
  }
  return moments
}

function meanPosition(positions: LngLat[], origin: LngLat): LngLat {
  const [x, y] = positions.reduce(
    (sum, position) => [sum[0] + position[0] - origin[0], sum[1] + position[1] - origin[1]],
    [0, 0] satisfies LngLat,
  )
  return [origin[0] + x / positions.length, origin[1] + y / positions.length]
}
