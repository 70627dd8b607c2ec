import type { ReportProblem } from './geo-problem.js'
import type { LngLat, Polygon, Ring } from './lng-lat.js'
import { pointInRing } from './point-in-ring.js'
import { buildSegmentTree, findCrossingWith, findSelfCrossings } from './ring-crossings.js'
import type { SegmentTree } from './ring-crossings.js'

/** Reports rings that cross themselves and holes that leave their shell; `paths` per ring. */
export function checkPolygon(polygon: Polygon, paths: string[], report: ReportProblem): void {
  let shell: SegmentTree | undefined
  for (const [place, ring] of polygon.entries()) {
    if (ring.length < 2) continue
    const path = paths[place] ?? ''
    const segments = buildSegmentTree(ring)
    checkCrossings(segments, path, report)
    if (place === 0) shell = segments
    else if (shell !== undefined) checkHole(shell, ring, path, report)
  }
}

function checkCrossings(segments: SegmentTree, path: string, report: ReportProblem): void {
  const { crossings, touches, complete } = findSelfCrossings(segments)
  const [crossing, touch] = [crossings[0], touches[0]]
  if (crossing !== undefined) {
    report(path, 'self-crossing', 'error', describe(crossing, crossings.length))
  }
  if (touch !== undefined) {
    report(path, 'self-touching', 'warning', describe(touch, touches.length))
  }
  if (!complete) report(path, 'too-complex', 'error', { points: segments.ring.length })
}

function checkHole(shell: SegmentTree, hole: Ring, path: string, report: ReportProblem): void {
  const crossing = findCrossingWith(shell, hole)
  const middles = middlesOf(hole)
  if (crossing === undefined && middles.some((middle) => pointInRing(middle, shell.ring))) return
  const outside = crossing ?? middles[0]
  if (outside === undefined) return
  report(path, 'hole-outside-shell', 'error', { lng: outside[0], lat: outside[1] })
}

/**
 * Middles of the first sides: corners may lie on the shell, where inside is undecided.
 * A few are enough, since without a crossing all of the hole is on one side.
 */
function middlesOf(ring: Ring): LngLat[] {
  return ring.slice(0, 3).map(([x, y], place) => {
    const [nextX, nextY] = ring[place + 1] ?? [x, y]
    return [(x + nextX) / 2, (y + nextY) / 2]
  })
}

function describe([lng, lat]: LngLat, count: number): Record<string, number> {
  return { count, lng, lat }
}
