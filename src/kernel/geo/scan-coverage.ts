import { boundsOf } from './bounds-of.js'
import { metresPerDegree, toRadians } from './earth.js'
import type { Bounds, LngLat, MultiPolygon } from './lng-lat.js'

/** A stretch of a scan line from one border to the next; `covering` holds area positions. */
export type Stretch = {
  row: number
  lat: number
  fromLng: number
  toLng: number
  covering: ReadonlySet<number>
}

/** `m2PerDegree` turns a stretch's width at `lat` into square metres of its row. */
export type CoverageScan = {
  rows: number
  bounds: Bounds
  m2PerDegree: (lat: number) => number
}

type Crossing = { lng: number; area: number; polygon: number }

const mostCrossings = 3_000_000

/**
 * Walks `rows` west-to-east lines over the areas and visits each stretch between two borders:
 * exact along the line, sampled across it. Broken rings do no harm (even-odd rule), and the cost
 * is the number of border crossings; tangled input gets fewer rows. `undefined`: nothing to scan.
 */
export function scanCoverage(
  areas: readonly MultiPolygon[],
  rows: number,
  visit: (stretch: Stretch) => void,
): CoverageScan | undefined {
  const bounds = boundsOf(areas.flat())
  if (bounds === undefined || bounds[1] === bounds[3]) return undefined
  const scanRows = affordableRows(areas, bounds, rows)
  const step = (bounds[3] - bounds[1]) / scanRows
  const lines = crossingsByRow(areas, bounds[1], step, scanRows)
  for (const [row, crossings] of lines.entries()) {
    visitRow(crossings, row, bounds[1] + (row + 0.5) * step, visit)
  }
  const m2PerDegree = (lat: number): number =>
    metresPerDegree ** 2 * Math.cos(toRadians(lat)) * step
  return { rows: scanRows, bounds, m2PerDegree }
}

function visitRow(
  crossings: Crossing[],
  row: number,
  lat: number,
  visit: (stretch: Stretch) => void,
): void {
  crossings.sort((one, other) => one.lng - other.lng)
  const openPolygons = new Set<number>()
  const polygonsOpen = new Map<number, number>()
  const covering = new Set<number>()
  let fromLng = -Infinity
  for (const { lng, area, polygon } of crossings) {
    if (lng > fromLng && fromLng > -Infinity) visit({ row, lat, fromLng, toLng: lng, covering })
    fromLng = lng
    const change = openPolygons.delete(polygon) ? -1 : 1
    if (change === 1) openPolygons.add(polygon)
    const open = (polygonsOpen.get(area) ?? 0) + change
    polygonsOpen.set(area, open)
    if (open > 0) covering.add(area)
    else covering.delete(area)
  }
}

function crossingsByRow(
  areas: readonly MultiPolygon[],
  minLat: number,
  step: number,
  rows: number,
): Crossing[][] {
  const lines: Crossing[][] = Array.from({ length: rows }, () => [])
  forEachBorder(areas, (low, high, area, polygon) => {
    // Rounded down: a border that skips the line through its own end would leave its area open.
    const first = Math.max(0, Math.floor((low[1] - minLat) / step - 0.5))
    const slope = (high[0] - low[0]) / (high[1] - low[1])
    for (let row = first; row < rows; row++) {
      const lat = minLat + (row + 0.5) * step
      if (lat >= high[1]) break
      if (lat < low[1]) continue
      lines[row]?.push({ lng: low[0] + (lat - low[1]) * slope, area, polygon })
    }
  })
  return lines
}

function affordableRows(areas: readonly MultiPolygon[], bounds: Bounds, rows: number): number {
  let crossingsPerRow = 0
  forEachBorder(areas, (low, high) => {
    crossingsPerRow += (high[1] - low[1]) / (bounds[3] - bounds[1])
  })
  return Math.max(1, Math.min(rows, Math.floor(mostCrossings / crossingsPerRow)))
}

/** Each side of each ring from its lower to its upper end, level ones left out. */
function forEachBorder(
  areas: readonly MultiPolygon[],
  visit: (low: LngLat, high: LngLat, area: number, polygon: number) => void,
): void {
  let polygonCount = 0
  for (const [area, polygons] of areas.entries()) {
    for (const polygon of polygons) {
      polygonCount++
      for (const ring of polygon) {
        for (let place = 1; place < ring.length; place++) {
          const [from, to] = [ring[place - 1], ring[place]]
          if (from === undefined || to === undefined || from[1] === to[1]) continue
          if (from[1] < to[1]) visit(from, to, area, polygonCount)
          else visit(to, from, area, polygonCount)
        }
      }
    }
  }
}
