import { areaM2 } from './area-m2.js'
import { toRadians } from './earth.js'
import type { LngLat, MultiPolygon } from './lng-lat.js'
import { scanCoverage } from './scan-coverage.js'

/** `share` is of the smaller area; `sample` lies in both. `one` and `other` are positions. */
export type Overlap = {
  one: number
  other: number
  areaM2: number
  share: number
  sample: LngLat
}

/** An overlap is told when it reaches both limits. */
export type OverlapOptions = { minAreaM2?: number; minShare?: number; rows?: number }

/** Beyond this many areas on one spot the file is nonsense, and all pairs would take for ever. */
const deepestPile = 16

type Tally = { one: number; other: number; weighted: number; widest: number; sample: LngLat }

/**
 * Pairs of areas that lie over each other, the largest overlap first.
 * Sampled by scan lines (`scanCoverage`): areas are good to a few per cent, and an overlap less
 * high than a row (a city's height over `rows`, 4,000 unless told) may be missed.
 */
export function findOverlaps(
  features: readonly { polygons: MultiPolygon }[],
  { minAreaM2 = 100, minShare = 0.0001, rows = 4000 }: OverlapOptions = {},
): Overlap[] {
  const areas = features.map(({ polygons }) => polygons)
  const tallies = new Map<number, Tally>()
  const scan = scanCoverage(areas, rows, ({ fromLng, toLng, lat, covering }) => {
    if (covering.size < 2) return
    const pile = firstOf(covering, deepestPile).sort((one, other) => one - other)
    const weighted = (toLng - fromLng) * Math.cos(toRadians(lat))
    for (const [place, one] of pile.entries()) {
      for (const other of pile.slice(place + 1)) {
        const key = one * areas.length + other
        const tally = tallies.get(key) ?? newTally(one, other)
        tallies.set(key, tally)
        tally.weighted += weighted
        if (weighted <= tally.widest) continue
        tally.widest = weighted
        tally.sample = [(fromLng + toLng) / 2, lat]
      }
    }
  })
  if (scan === undefined) return []
  const m2PerWeighted = scan.m2PerDegree(0)
  return [...tallies.values()]
    .map(({ one, other, weighted, sample }) => {
      const overlapM2 = weighted * m2PerWeighted
      const smallerM2 = Math.min(areaM2(areas[one] ?? []), areaM2(areas[other] ?? []))
      const share = smallerM2 > 0 ? Math.min(1, overlapM2 / smallerM2) : 1
      return { one, other, areaM2: overlapM2, share, sample }
    })
    .filter((overlap) => overlap.areaM2 >= minAreaM2 && overlap.share >= minShare)
    .sort((one, other) => other.areaM2 - one.areaM2)
}

function newTally(one: number, other: number): Tally {
  return { one, other, weighted: 0, widest: 0, sample: [0, 0] }
}

function firstOf(areas: ReadonlySet<number>, count: number): number[] {
  const first: number[] = []
  for (const area of areas) {
    if (first.push(area) === count) break
  }
  return first
}
