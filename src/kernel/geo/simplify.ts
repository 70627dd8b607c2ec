import { buildTopology, simplifyTopology } from './border-topology.js'
import { boundsOf } from './bounds-of.js'
import { metresPerDegree, toRadians } from './earth.js'
import type { LngLat, MultiPolygon } from './lng-lat.js'
import { planeProjection, projectPolygons } from './plane-projection.js'

/**
 * Fewer positions, none of the old border further than about `toleranceM` from the new one.
 * Neighbours that shared a border still do: positions are rounded to a common grid of half the
 * tolerance, and each shared piece is simplified once. A speck smaller than the grid disappears.
 */
export function simplify(areas: readonly MultiPolygon[], toleranceM: number): MultiPolygon[] {
  const bounds = boundsOf(areas.flat())
  if (bounds === undefined) return areas.map(() => [])
  const cosine = Math.cos(toRadians((bounds[1] + bounds[3]) / 2))
  const widthM = (bounds[2] - bounds[0]) * metresPerDegree * cosine
  const grid = planeProjection(bounds, Math.max(1, (2 * widthM) / toleranceM))
  const rounded = areas.map((polygons) => projectPolygons(polygons, grid))
  return simplifyTopology(buildTopology(rounded), 2).map((polygons) =>
    polygons.map((rings) =>
      rings.map((ring) => ring.map(([x, y]): LngLat => grid.unproject(x, y))),
    ),
  )
}
