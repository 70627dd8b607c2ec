import type { Bounds, MultiPolygon } from './lng-lat.js'

/** The smallest box around polygons, in their own unit; `undefined` when there is no position. */
export function boundsOf(polygons: MultiPolygon): Bounds | undefined {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (const [x, y] of ring) {
        if (x < minX) minX = x
        if (x > maxX) maxX = x
        if (y < minY) minY = y
        if (y > maxY) maxY = y
      }
    }
  }
  return minX > maxX ? undefined : [minX, minY, maxX, maxY]
}
