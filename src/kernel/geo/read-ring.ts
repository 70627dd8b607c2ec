import { checkPositions } from './check-positions.js'
import type { ReportProblem } from './geo-problem.js'
import { kindOf } from './is-record.js'
import type { Bounds, LngLat, Ring } from './lng-lat.js'

/** A closed ring without repeated points, or `undefined` when it cannot be used. */
export function readRing(
  raw: unknown,
  path: string,
  report: ReportProblem,
  expectedBounds?: Bounds,
): Ring | undefined {
  if (!Array.isArray(raw)) {
    report(path, 'wrong-type', 'error', { expected: 'list of positions', found: kindOf(raw) })
    return undefined
  }
  const list: unknown[] = raw
  const positions = readPositions(list, path, report)
  if (positions === undefined) return undefined
  if (!checkPositions(positions, path, report, expectedBounds)) return undefined
  const ring = withoutRepeats(positions, path, report)
  const [first, last] = [ring[0], ring.at(-1)]
  const closed = first !== undefined && last !== undefined && isSame(first, last)
  if (ring.length < (closed ? 4 : 3)) {
    report(path, 'ring-too-short', 'error', { points: list.length, minimum: 4 })
    return undefined
  }
  if (!closed && first !== undefined) {
    ring.push([first[0], first[1]])
    report(path, 'ring-unclosed', 'repaired', { lng: first[0], lat: first[1] })
  }
  return ring
}

/** One report per ring with a count: a broken export repeats the same fault at every point. */
function readPositions(raw: unknown[], path: string, report: ReportProblem): Ring | undefined {
  const positions: Ring = []
  let firstBad = -1
  for (const [place, value] of raw.entries()) {
    const position = readPosition(value)
    if (position !== undefined) positions.push(position)
    else if (firstBad < 0) firstBad = place
  }
  if (firstBad < 0) return positions
  const data = { count: raw.length - positions.length, found: kindOf(raw[firstBad]) }
  report(`${path}/${firstBad}`, 'bad-position', 'error', data)
  return undefined
}

function readPosition(value: unknown): LngLat | undefined {
  if (!Array.isArray(value)) return undefined
  const parts: unknown[] = value
  const [lng, lat] = parts
  if (typeof lng !== 'number' || typeof lat !== 'number') return undefined
  return Number.isFinite(lng) && Number.isFinite(lat) ? [lng, lat] : undefined
}

function withoutRepeats(positions: Ring, path: string, report: ReportProblem): Ring {
  const ring = positions.filter((position, place) => {
    const previous = positions[place - 1]
    return previous === undefined || !isSame(previous, position)
  })
  const count = positions.length - ring.length
  if (count > 0) report(path, 'repeated-points', 'repaired', { count })
  return ring
}

function isSame(one: LngLat, other: LngLat): boolean {
  return one[0] === other[0] && one[1] === other[1]
}
