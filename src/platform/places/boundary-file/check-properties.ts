import type { GeoFeature } from '../../../kernel/geo/read-geo-json.js'
import type { Reporter } from './finding.js'
import type { WardProperties } from './read-wards.js'

/** Whether the file knows both properties; an unknown one is reported with those that exist. */
export function checkProperties(
  features: readonly GeoFeature[],
  wanted: WardProperties,
  report: Reporter,
): boolean {
  const existing = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))]
  const missing = [...new Set([wanted.number, wanted.name])].filter(
    (name) => !existing.includes(name),
  )
  const list = existing.map((name) => `"${name}"`).join(', ') || 'none'
  for (const name of missing) {
    report.error('missing-property', `No feature has a property "${name}"; there are: ${list}.`)
  }
  return missing.length === 0
}
