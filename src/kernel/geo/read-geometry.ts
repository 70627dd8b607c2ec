import { checkPolygon } from './check-polygon.js'
import type { ReportProblem } from './geo-problem.js'
import { isRecord, kindOf } from './is-record.js'
import type { Bounds, MultiPolygon, Polygon, Ring } from './lng-lat.js'
import { readRing } from './read-ring.js'

/** The usable polygons of a Polygon or MultiPolygon; what is not usable is reported. */
export function readGeometry(
  raw: unknown,
  path: string,
  report: ReportProblem,
  expectedBounds?: Bounds,
): MultiPolygon {
  if (raw === null || raw === undefined) {
    report(path, 'empty-geometry', 'error')
    return []
  }
  const type = isRecord(raw) ? raw['type'] : undefined
  if (!isRecord(raw) || (type !== 'Polygon' && type !== 'MultiPolygon')) {
    report(path, 'wrong-type', 'error', { expected: 'Polygon, MultiPolygon', found: kindOf(raw) })
    return []
  }
  const at = `${path}/coordinates`
  const coordinates = raw['coordinates']
  if (!Array.isArray(coordinates)) {
    report(at, 'wrong-type', 'error', { expected: 'list', found: kindOf(coordinates) })
    return []
  }
  if (coordinates.length === 0) {
    report(at, 'empty-geometry', 'error')
    return []
  }
  const list: unknown[] = type === 'Polygon' ? [coordinates] : coordinates
  return list.flatMap((rings, place) => {
    const polygonPath = type === 'Polygon' ? at : `${at}/${place}`
    const polygon = readPolygon(rings, polygonPath, report, expectedBounds)
    return polygon === undefined ? [] : [polygon]
  })
}

/** A polygon without its outer ring is lost; one without a hole is still worth showing. */
function readPolygon(
  raw: unknown,
  path: string,
  report: ReportProblem,
  expectedBounds?: Bounds,
): Polygon | undefined {
  if (!Array.isArray(raw)) {
    report(path, 'wrong-type', 'error', { expected: 'list', found: kindOf(raw) })
    return undefined
  }
  if (raw.length === 0) {
    report(path, 'empty-geometry', 'error')
    return undefined
  }
  const list: unknown[] = raw
  const paths: string[] = []
  const rings: Ring[] = []
  for (const [place, rawRing] of list.entries()) {
    const ring = readRing(rawRing, `${path}/${place}`, report, expectedBounds)
    if (ring === undefined && place > 0) continue
    rings.push(ring ?? [])
    paths.push(`${path}/${place}`)
  }
  const usable = rings[0] !== undefined && rings[0].length > 0
  checkPolygon(rings, paths, report)
  return usable ? rings : undefined
}
