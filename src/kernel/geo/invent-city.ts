import { centroid } from './centroid.js'
import { metresPerDegree, toRadians } from './earth.js'
import type { LngLat, Ring } from './lng-lat.js'
import { buildSegmentTree, findSelfCrossings } from './ring-crossings.js'
import { seededRandom } from './seeded-random.js'
import { voronoiCells } from './voronoi-cells.js'
import { wobbleSide } from './wobble-side.js'

export type CityPlan = {
  seed: string | number
  wards: number
  center: LngLat
  radiusKm: number
}

/** `ward` counts from 1 in the middle outwards. */
export type InventedCity = {
  type: 'FeatureCollection'
  features: {
    type: 'Feature'
    properties: { ward: number }
    geometry: { type: 'Polygon'; coordinates: Ring[] }
  }[]
}

const relaxations = 4
/** Cities are rarely round: the shorter axis as a share of the longer one. */
const squeeze = 0.84
const wobbleStrengths = [0.08, 0.04, 0]
/** Corners closer than this share of the radius are one corner. */
const cornerTolerance = 0.004

/**
 * An imaginary roundish city, cut into `wards` neighbours that share their borders point by point:
 * no gap, no overlap. The same plan gives the same city.
 * Throws RangeError unless there are 1..500 wards and a radius of 0.2..100 km.
 */
export function inventCity({ seed, wards, center, radiusKm }: CityPlan): InventedCity {
  if (!Number.isInteger(wards) || wards < 1 || wards > 500) {
    throw new RangeError(`an invented city has 1 to 500 wards, not ${wards}`)
  }
  if (!(radiusKm >= 0.2 && radiusKm <= 100)) {
    throw new RangeError(`an invented city has a radius of 0.2 to 100 km, not ${radiusKm}`)
  }
  const latScale = (radiusKm * 1000) / metresPerDegree
  const lngScale = latScale / Math.cos(toRadians(center[1]))
  const turn = seededRandom(`${seed} turn`)() * Math.PI
  const place = ([x, y]: LngLat): LngLat => [
    roundDegrees(center[0] + (x * Math.cos(turn) - y * squeeze * Math.sin(turn)) * lngScale),
    roundDegrees(center[1] + (x * Math.sin(turn) + y * squeeze * Math.cos(turn)) * latScale),
  ]
  const cells = shareCorners(relaxedCells(seed, wards))
  return {
    type: 'FeatureCollection',
    features: drawRings(cells, seed, place).map((ring, index) => ({
      type: 'Feature',
      properties: { ward: index + 1 },
      geometry: { type: 'Polygon', coordinates: [ring] },
    })),
  }
}

/** Cells of similar size on the unit disc, those of the middle first. */
function relaxedCells(seed: string | number, wards: number): LngLat[][] {
  const random = seededRandom(`${seed} city`)
  const corners = 11
  const outline = Array.from({ length: corners }, (_, corner): LngLat => {
    const angle = ((corner + random() * 0.6) / corners) * 2 * Math.PI
    return [Math.cos(angle), Math.sin(angle)]
  })
  let seeds = Array.from({ length: wards }, (): LngLat => {
    const [angle, reach] = [random() * 2 * Math.PI, Math.sqrt(random()) * 0.9]
    return [Math.cos(angle) * reach, Math.sin(angle) * reach]
  })
  const distance = ([x, y]: LngLat): number => x * x + y * y
  for (let round = 0; round < relaxations; round++) {
    const cells = voronoiCells(seeds, outline)
    seeds = seeds.map((old, ward) => centroid([[cells[ward] ?? []]]) ?? old)
  }
  seeds.sort((one, other) => distance(one) - distance(other))
  return voronoiCells(seeds, outline)
}

/** Neighbours compute a common corner with different rounding: makes it the same object. */
function shareCorners(cells: LngLat[][]): LngLat[][] {
  const corners: LngLat[] = []
  return cells.map((cell) => {
    const shared = cell.map((corner) => {
      const known = corners.find(([x, y]) => {
        return Math.max(Math.abs(x - corner[0]), Math.abs(y - corner[1])) < cornerTolerance
      })
      if (known === undefined) corners.push(corner)
      return known ?? corner
    })
    return shared.filter((corner, place) => corner !== shared.at(place - 1))
  })
}

/** Wobbles the sides as strongly as keeps every ring simple. */
function drawRings(
  cells: LngLat[][],
  seed: string | number,
  place: (corner: LngLat) => LngLat,
): Ring[] {
  let rings: Ring[] = []
  for (const strength of wobbleStrengths) {
    rings = cells.map((cell) => drawRing(cell, strength, seed).map(place))
    if (rings.every(isSimple)) break
  }
  return rings
}

function drawRing(cell: LngLat[], strength: number, seed: string | number): Ring {
  const lines = cell.map((to, at) => {
    const from = cell.at(at - 1) ?? to
    // Both neighbours must draw the very same line, so each side has one direction and one seed.
    const isBackwards = from[0] > to[0] || (from[0] === to[0] && from[1] > to[1])
    const [start, end] = isBackwards ? [to, from] : [from, to]
    const line = wobbleSide(start, end, strength, `${seed} ${start.join(' ')}`)
    return isBackwards ? line.toReversed() : line
  })
  return lines.flatMap((line, at) => (at === 0 ? line : line.slice(1)))
}

function isSimple(ring: Ring): boolean {
  const { crossings, touches } = findSelfCrossings(buildSegmentTree(ring))
  return crossings.length + touches.length === 0
}

function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
