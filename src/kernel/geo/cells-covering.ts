import { cellAt, columnOf, finestCellLevel, rowOf } from './cell-of.js'
import { metresPerDegree, toRadians } from './earth.js'

const mostCells = 4096

/**
 * The squares that a circle may touch, so that `cell = any(...)` finds every neighbour within
 * `radiusM`; the finder still measures the distance, since the squares' corners reach further.
 * `level` is the one that was stored; without it, the finest level that needs at most 9 squares.
 * Throws RangeError when more than 4,096 squares would be needed: store a coarser level as well.
 */
export function cellsCovering(
  lng: number,
  lat: number,
  radiusM: number,
  level: number = levelForRadius(lat, radiusM),
): number[] {
  const columns = 2 ** level
  const side = 360 / columns
  const latReach = radiusM / metresPerDegree
  const south = rowOf(Math.max(-90, lat - latReach), level)
  const north = rowOf(Math.min(90, lat + latReach), level)
  const lngReach = reachInLongitude(lat, radiusM)
  const west = columnOf(lng - lngReach, level)
  // Counted from the western edge, so that a circle over the 180th meridian wraps around.
  const reachFromWest = (((lng - lngReach + 180) % side) + side) % side
  const width = Math.min(columns, Math.floor((reachFromWest + 2 * lngReach) / side) + 1)
  if (!(width * (north - south + 1) <= mostCells)) {
    throw new RangeError(`a radius of ${radiusM} m needs too many cells of level ${level}`)
  }
  const cells: number[] = []
  for (let row = south; row <= north; row++) {
    for (let step = 0; step < width; step++) {
      cells.push(cellAt((west + step) % columns, row, level))
    }
  }
  return cells
}

/** The finest level whose squares at `lat` are at least `radiusM` wide. */
export function levelForRadius(lat: number, radiusM: number): number {
  const level = Math.floor(Math.log2(360 / (2 * reachInLongitude(lat, radiusM)))) + 1
  return Math.min(finestCellLevel, Math.max(1, level))
}

/** Degrees of longitude that a circle reaches east and west, at its poleward rim. */
function reachInLongitude(lat: number, radiusM: number): number {
  const rim = Math.min(90, Math.abs(lat) + radiusM / metresPerDegree)
  const width = Math.cos(toRadians(rim)) * metresPerDegree
  return Math.min(180, radiusM / Math.max(width, Number.MIN_VALUE))
}
