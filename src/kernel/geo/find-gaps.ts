import { metresPerDegree, toRadians } from './earth.js'
import { groupOpenings, type Opening, type OpeningRow } from './group-openings.js'
import type { LngLat, MultiPolygon } from './lng-lat.js'
import { scanCoverage } from './scan-coverage.js'

/** Ground that areas enclose and none covers; `neighbours` are positions of areas around it. */
export type Gap = { areaM2: number; sample: LngLat; neighbours: number[] }

/** Cracks narrower than `closeM` count as closed: hand-drawn neighbours rarely share a line. */
export type GapOptions = { minAreaM2?: number; closeM?: number; rows?: number }

/**
 * Gaps between areas, the largest first. Sampled by scan lines (`scanCoverage`), so a gap less
 * high than a row may be missed; a bay that is open to the outside by more than `closeM` is none.
 */
export function findGaps(
  features: readonly { polygons: MultiPolygon }[],
  { minAreaM2 = 100, closeM = 2, rows = 4000 }: GapOptions = {},
): Gap[] {
  const lines = new Map<number, OpeningRow>()
  let covered: number[] = []
  const areas = features.map(({ polygons }) => polygons)
  const scan = scanCoverage(areas, rows, ({ row, lat, fromLng, toLng, covering }) => {
    const line = lines.get(row) ?? { openings: [], fromLng, toLng }
    lines.set(row, line)
    line.toLng = toLng
    const last = line.openings.at(-1)
    if (covering.size > 0) {
      covered = [...covering]
      if (last?.neighbours.length === last?.westCount) last?.neighbours.push(...covered)
    } else if ((toLng - fromLng) * Math.cos(toRadians(lat)) * metresPerDegree >= closeM) {
      const neighbours = [...covered]
      line.openings.push({ lat, fromLng, toLng, neighbours, westCount: neighbours.length })
    }
  })
  if (scan === undefined) return []
  return groupOpenings(lines, scan.rows)
    .map((openings) => describeGap(openings, scan.m2PerDegree))
    .filter((gap) => gap.areaM2 >= minAreaM2)
    .sort((one, other) => other.areaM2 - one.areaM2)
}

function describeGap(openings: Opening[], m2PerDegree: (lat: number) => number): Gap {
  const neighbours = new Set<number>()
  let [areaM2, widest] = [0, 0]
  let sample: LngLat = [0, 0]
  for (const opening of openings) {
    const width = opening.toLng - opening.fromLng
    areaM2 += width * m2PerDegree(opening.lat)
    for (const neighbour of opening.neighbours) neighbours.add(neighbour)
    if (width <= widest) continue
    widest = width
    sample = [(opening.fromLng + opening.toLng) / 2, opening.lat]
  }
  return { areaM2, sample, neighbours: [...neighbours].sort((one, other) => one - other) }
}
