import type { Polygon } from './lng-lat.js'

type Side = [lowX: number, lowY: number, highY: number, slope: number]

/** A polygon's sides sorted into level bands: a test reads one band's few sides only. */
export type BandedPolygon = {
  minY: number
  bandsPerUnit: number
  starts: Int32Array
  sides: Float64Array
}

const sidesPerBand = 4
const mostCopiesPerSide = 8

/** Prepares a polygon with holes for `contains`. */
export function bandPolygon(polygon: Polygon): BandedPolygon {
  const sides = sidesOf(polygon)
  const minY = sides.reduce((low, side) => Math.min(low, side[1]), Infinity)
  const maxY = sides.reduce((high, side) => Math.max(high, side[2]), -Infinity)
  let bands = Math.max(1, Math.ceil(sides.length / sidesPerBand))
  let perUnit = bands / (maxY - minY)
  // Tall sides lie in many bands: fewer bands keep the memory proportional to the input.
  while (bands > 1 && countCopies(sides, minY, perUnit) > mostCopiesPerSide * sides.length) {
    bands = Math.ceil(bands / 2)
    perUnit = bands / (maxY - minY)
  }
  const byBand: Side[][] = Array.from({ length: bands }, () => [])
  for (const side of sides) {
    const last = Math.min(bands - 1, Math.floor((side[2] - minY) * perUnit))
    for (let band = Math.floor((side[1] - minY) * perUnit); band <= last; band++) {
      byBand[band]?.push(side)
    }
  }
  const starts = new Int32Array(bands + 1)
  for (const [band, list] of byBand.entries()) starts[band + 1] = (starts[band] ?? 0) + list.length
  return { minY, bandsPerUnit: perUnit, starts, sides: Float64Array.from(byBand.flat(2)) }
}

/** Even-odd rule; of two neighbours that share a border, exactly one holds a place on it. */
export function contains(polygon: BandedPolygon, x: number, y: number): boolean {
  const { starts, sides } = polygon
  const band = Math.floor((y - polygon.minY) * polygon.bandsPerUnit)
  const from = starts[band]
  const to = starts[Math.min(band + 1, starts.length - 1)]
  if (from === undefined || to === undefined) return false
  let inside = false
  for (let at = from * 4; at < to * 4; at += 4) {
    const lowY = sides[at + 1] ?? 0
    if (y < lowY || y >= (sides[at + 2] ?? 0)) continue
    if (x < (sides[at] ?? 0) + (y - lowY) * (sides[at + 3] ?? 0)) inside = !inside
  }
  return inside
}

/** From the lower end always, so that neighbours compute the very same border. */
function sidesOf(polygon: Polygon): Side[] {
  const sides: Side[] = []
  for (const ring of polygon) {
    for (let place = 1; place < ring.length; place++) {
      const [from, to] = [ring[place - 1], ring[place]]
      if (from === undefined || to === undefined || from[1] === to[1]) continue
      const [low, high] = from[1] < to[1] ? [from, to] : [to, from]
      sides.push([low[0], low[1], high[1], (high[0] - low[0]) / (high[1] - low[1])])
    }
  }
  return sides
}

function countCopies(sides: Side[], minY: number, perUnit: number): number {
  let copies = 0
  for (const [, lowY, highY] of sides) {
    copies += Math.floor((highY - minY) * perUnit) - Math.floor((lowY - minY) * perUnit) + 1
  }
  return copies
}
