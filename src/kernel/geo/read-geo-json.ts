import { reporterFor, type GeoProblem, type ReportProblem } from './geo-problem.js'
import { isRecord, kindOf } from './is-record.js'
import type { Bounds, MultiPolygon } from './lng-lat.js'
import { parseJson } from './parse-json.js'
import { readGeometry } from './read-geometry.js'

/** `index` is the feature's place in the file: unusable features are left out of the list. */
export type GeoFeature = {
  index: number
  properties: Record<string, unknown>
  polygons: MultiPolygon
}

export type GeoReading = { features: GeoFeature[]; problems: GeoProblem[] }

/** `expectedBounds`: where the city or country lies, which also tells swapped coordinates. */
export type GeoReadOptions = { maxBytes?: number; expectedBounds?: Bounds }

const acceptedCrs = /^(?:urn:ogc:def:crs:)?(?:OGC:(?:[\d.]*:)?CRS84|EPSG:(?:[\d.]*:)?4326)$/i

/**
 * Reads boundaries from GeoJSON (RFC 7946, and the `crs` member of its 2008 ancestor).
 * Never throws: every fault of every feature is listed, small ones are repaired and listed too.
 * Heights are dropped. Self-crossing features are kept, so that a page can show where.
 */
export function readGeoJson(text: string, options: GeoReadOptions = {}): GeoReading {
  const problems: GeoProblem[] = []
  const report = reporterFor(problems, null)
  const root = parseJson(text, options.maxBytes ?? 20_000_000, report)
  if (root === undefined) return { features: [], problems }
  if (!isRecord(root) || root['type'] !== 'FeatureCollection' || !Array.isArray(root['features'])) {
    report('', 'wrong-type', 'error', { expected: 'FeatureCollection', found: kindOf(root) })
    return { features: [], problems }
  }
  if (!isAcceptedCrs(root['crs'], report)) return { features: [], problems }
  const list: unknown[] = root['features']
  if (list.length === 0) report('/features', 'empty-geometry', 'error')
  const features: GeoFeature[] = []
  for (const [index, raw] of list.entries()) {
    const feature = readFeature(raw, index, reporterFor(problems, index), options.expectedBounds)
    if (feature !== undefined) features.push(feature)
  }
  return { features, problems }
}

function readFeature(
  raw: unknown,
  index: number,
  report: ReportProblem,
  expectedBounds: Bounds | undefined,
): GeoFeature | undefined {
  const path = `/features/${index}`
  if (!isRecord(raw) || raw['type'] !== 'Feature') {
    report(path, 'wrong-type', 'error', { expected: 'Feature', found: kindOf(raw) })
    return undefined
  }
  const polygons = readGeometry(raw['geometry'], `${path}/geometry`, report, expectedBounds)
  if (polygons.length === 0) return undefined
  const properties = isRecord(raw['properties']) ? raw['properties'] : {}
  return { index, properties, polygons }
}

function isAcceptedCrs(crs: unknown, report: ReportProblem): boolean {
  if (crs === undefined || crs === null) return true
  const properties = isRecord(crs) ? crs['properties'] : undefined
  const name = isRecord(properties) ? properties['name'] : undefined
  if (typeof name === 'string' && acceptedCrs.test(name)) return true
  const found = typeof name === 'string' ? name.slice(0, 80) : kindOf(crs)
  report('/crs', 'unsupported-crs', 'error', { found, expected: 'OGC:CRS84, EPSG:4326' })
  return false
}
