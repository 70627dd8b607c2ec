import type { LngLat } from './lng-lat.js'

/**
 * For each seed, the part of a convex outline that is nearer to it than to any other seed.
 * Outline and cells are open rings (no repeated end). Each pair is compared: hundreds, not more.
 */
export function voronoiCells(seeds: readonly LngLat[], outline: readonly LngLat[]): LngLat[][] {
  return seeds.map((seed) => {
    let cell = [...outline]
    for (const other of seeds) {
      if (other !== seed) cell = clipToNearer(cell, seed, other)
    }
    return cell
  })
}

function clipToNearer(cell: LngLat[], seed: LngLat, other: LngLat): LngLat[] {
  const [nx, ny] = [other[0] - seed[0], other[1] - seed[1]]
  const limit = (other[0] ** 2 + other[1] ** 2 - seed[0] ** 2 - seed[1] ** 2) / 2
  const excess = ([x, y]: LngLat): number => nx * x + ny * y - limit
  const clipped: LngLat[] = []
  for (const [place, to] of cell.entries()) {
    const from = cell.at(place - 1) ?? to
    const [before, after] = [excess(from), excess(to)]
    if (before > 0 !== after > 0) {
      const share = before / (before - after)
      clipped.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])])
    }
    if (after <= 0) clipped.push(to)
  }
  return clipped
}
