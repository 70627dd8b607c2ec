import { findGaps } from '../../../kernel/geo/find-gaps.js'
import { findOverlaps } from '../../../kernel/geo/find-overlaps.js'
import type { LngLat } from '../../../kernel/geo/lng-lat.js'
import { reporterAt, type Finding } from './finding.js'
import type { Ward } from './read-wards.js'

/** Below this a gap is a crack between hand-drawn borders, not ground that belongs to nobody. */
const largeGapM2 = 10_000

const square = (areaM2: number): string =>
  areaM2 >= 100_000 ? `${(areaM2 / 1e6).toFixed(2)} km²` : `${Math.round(areaM2)} m²`

const near = ([lng, lat]: LngLat): string => `near ${lat.toFixed(5)}, ${lng.toFixed(5)}`

/** Reports wards that lie over each other and ground between wards that none covers. */
export function checkCoverage(wards: readonly Ward[], findings: Finding[], file: string): void {
  const at = (place: number | undefined) => {
    const feature = wards[place ?? -1]?.features[0]
    return reporterAt(findings, file, feature === undefined ? null : `feature ${feature}`)
  }
  const numberOf = (place: number): string => wards[place]?.number ?? '?'
  for (const { one, other, areaM2, sample } of findOverlaps(wards)) {
    const text = `Wards ${numberOf(one)} and ${numberOf(other)} share ${square(areaM2)}`
    at(one).warning('overlap', `${text} ${near(sample)}; places there go to ${numberOf(one)}.`)
  }
  for (const { areaM2, sample, neighbours } of findGaps(wards)) {
    const around = neighbours.map(numberOf).join(', ')
    const text = `${square(areaM2)} ${near(sample)} between wards ${around} belong to none.`
    if (areaM2 >= largeGapM2) at(neighbours[0]).warning('gap', text)
    else at(neighbours[0]).note('crack', text)
  }
}
