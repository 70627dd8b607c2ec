import type { ReportProblem } from './geo-problem.js'
import type { Bounds, LngLat, Ring } from './lng-lat.js'

const wholeEarth: Bounds = [-180, -90, 180, 90]

/** No city of any size lies beyond this latitude; a swapped one of South Asia seems to. */
const polarLat = 66.5

/**
 * Reports positions off the earth, off the expected box, or with latitude and longitude swapped.
 * Gives false when the ring cannot be used, that is, when a position is off the earth.
 */
export function checkPositions(
  ring: Ring,
  path: string,
  report: ReportProblem,
  expectedBounds: Bounds = wholeEarth,
): boolean {
  const offEarth = ring.filter((position) => !isWithin(position, wholeEarth))
  const swapped = ring.filter((position) => looksSwapped(position, expectedBounds))
  const sample = swapped[0]
  if (sample !== undefined && swapped.length * 2 > ring.length) {
    report(path, 'looks-swapped', 'error', describe(sample, swapped.length))
    return offEarth.length === 0
  }
  if (offEarth[0] !== undefined) {
    report(path, 'out-of-range', 'error', describe(offEarth[0], offEarth.length))
    return false
  }
  const astray = ring.filter((position) => !isWithin(position, expectedBounds))
  if (astray[0] !== undefined) {
    report(path, 'outside-expected-bounds', 'warning', describe(astray[0], astray.length))
  }
  return true
}

function looksSwapped([lng, lat]: LngLat, expectedBounds: Bounds): boolean {
  if (!isWithin([lat, lng], expectedBounds)) return false
  if (!isWithin([lng, lat], expectedBounds)) return true
  return Math.abs(lat) > polarLat && Math.abs(lng) < polarLat && expectedBounds === wholeEarth
}

function isWithin([lng, lat]: LngLat, bounds: Bounds): boolean {
  return lng >= bounds[0] && lat >= bounds[1] && lng <= bounds[2] && lat <= bounds[3]
}

function describe([lng, lat]: LngLat, count: number): Record<string, number> {
  return { count, lng, lat }
}
