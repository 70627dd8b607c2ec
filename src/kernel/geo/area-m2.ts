import { boundsOf } from './bounds-of.js'
import { earthRadiusM, ellipsoidAreaFactor, toRadians } from './earth.js'
import type { MultiPolygon, Ring } from './lng-lat.js'

/**
 * The area in square metres, holes taken out, whatever the direction of the rings.
 * Sphere (Chamberlain and Duquette 2007, JPL 07-03) corrected to WGS 84 at the middle latitude:
 * good to about 1 in 10,000 for anything of a city's size.
 */
export function areaM2(polygons: MultiPolygon): number {
  const bounds = boundsOf(polygons)
  if (bounds === undefined) return 0
  let total = 0
  for (const [shell = [], ...holes] of polygons) {
    const holesM2 = holes.reduce((sum, hole) => sum + ringAreaM2(hole), 0)
    total += Math.max(0, ringAreaM2(shell) - holesM2)
  }
  return total * ellipsoidAreaFactor((bounds[1] + bounds[3]) / 2)
}

function ringAreaM2(ring: Ring): number {
  let previous = ring.at(-1)
  if (previous === undefined) return 0
  // Sines are taken relative to the first one, or small rings would drown in rounding.
  const base = Math.sin(toRadians(previous[1]))
  let sum = 0
  for (const position of ring) {
    const heights = Math.sin(toRadians(previous[1])) + Math.sin(toRadians(position[1])) - 2 * base
    sum += toRadians(position[0] - previous[0]) * heights
    previous = position
  }
  return Math.abs((sum * earthRadiusM * earthRadiusM) / 2)
}
