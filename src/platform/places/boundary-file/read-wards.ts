import type { GeoFeature, GeoReading } from '../../../kernel/geo/read-geo-json.js'
import { readGeoJson } from '../../../kernel/geo/read-geo-json.js'
import type { MultiPolygon } from '../../../kernel/geo/lng-lat.js'
import { reporterAt, type Finding } from './finding.js'
import { checkCoverage } from './check-coverage.js'
import { checkProperties } from './check-properties.js'
import { describeGeoProblem } from './describe-geo-problem.js'
import { joinParts } from './join-parts.js'

/** A ward of a boundary file. `features` are its places in the file, from 0. */
export interface Ward {
  number: string
  name: string
  features: number[]
  polygons: MultiPolygon
  properties: Record<string, string | number | boolean>
}

export interface WardsReading {
  rows: Ward[]
  /** Features in the file. */
  read: number
  /** Features that were left out. */
  refused: number
  findings: Finding[]
}

/** Names of the file's properties that hold a ward's number and name. */
export interface WardProperties {
  number: string
  name: string
}

/**
 * Reads wards from GeoJSON. Never throws: a feature that cannot be used is left out with an error;
 * faults that can be lived with, overlaps and gaps are warnings. A ward that is drawn in several
 * features of one number and name is joined.
 */
export function readWards(text: string, properties: WardProperties, file: string): WardsReading {
  const findings: Finding[] = []
  const reading = readGeoJson(text)
  const spoiled = reportProblems(reading, findings, file)
  const usable = reading.features.filter(({ index }) => !spoiled.has(index))
  const broken = new Set(
    reading.problems.flatMap(({ featureIndex, severity }) =>
      featureIndex !== null && severity === 'error' ? [featureIndex] : [],
    ),
  )
  const lost = [...broken].filter((index) => !usable.some((feature) => feature.index === index))
  const read = usable.length + lost.length
  const none = { rows: [], read, refused: read, findings }
  if (usable.length === 0) return none
  if (!checkProperties(usable, properties, reporterAt(findings, file, null))) return none

  const wards = usable.flatMap((feature) => {
    const report = reporterAt(findings, file, `feature ${feature.index}`)
    const number = readProperty(feature, properties.number)
    if (number === '') {
      report.error('empty-number', `The property "${properties.number}" is empty.`)
      return []
    }
    const given =
      properties.name === properties.number ? '' : readProperty(feature, properties.name)
    const named = given !== '' && given !== number
    if (given === '' && properties.name !== properties.number) {
      report.warning('empty-name', `Ward ${number} has no "${properties.name}".`)
    }
    return [toWard(feature, number, named ? given : `Ward ${number}`)]
  })
  const { rows, refused } = joinParts(wards, findings, file)
  checkCoverage(rows, findings, file)
  return { rows, read, refused: read - wards.length + refused, findings }
}

/** Adds what the reader of the geometry found; answers the features that must not be used. */
function reportProblems(reading: GeoReading, findings: Finding[], file: string): Set<number> {
  const kept = new Set(reading.features.map(({ index }) => index))
  const spoiled = new Set<number>()
  for (const problem of reading.problems) {
    const { featureIndex, code, severity } = problem
    const report = reporterAt(
      findings,
      file,
      featureIndex === null ? null : `feature ${featureIndex}`,
    )
    const text = describeGeoProblem(problem)
    // Latitude and longitude exchanged put a ward into another part of the world.
    if (code === 'looks-swapped' && featureIndex !== null) spoiled.add(featureIndex)
    const isUsable = featureIndex !== null && kept.has(featureIndex) && !spoiled.has(featureIndex)
    if (severity === 'repaired') report.note(code, text)
    else if (severity === 'error' && !isUsable) report.error(code, text)
    else report.warning(code, text)
  }
  return spoiled
}

function readProperty({ properties }: GeoFeature, name: string): string {
  const value = properties[name]
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  return typeof value === 'string' ? value.trim().replace(/\s+/gu, ' ') : ''
}

function toWard({ index, properties, polygons }: GeoFeature, number: string, name: string): Ward {
  const plain: Ward['properties'] = {}
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'number' || typeof value === 'boolean') plain[key] = value
    else if (typeof value === 'string' && value.length <= 200) plain[key] = value
  }
  return { number, name, features: [index], polygons, properties: plain }
}
