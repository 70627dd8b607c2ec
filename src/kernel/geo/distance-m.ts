import { earthRadiusM, toRadians } from './earth.js'
import type { LngLat } from './lng-lat.js'

/** The great-circle distance in metres (haversine, mean sphere: within 0.6 % of the ellipsoid). */
export function distanceM(from: LngLat, to: LngLat): number {
  const sinLat = Math.sin(toRadians(to[1] - from[1]) / 2)
  const sinLng = Math.sin(toRadians(to[0] - from[0]) / 2)
  const cosines = Math.cos(toRadians(from[1])) * Math.cos(toRadians(to[1]))
  const haversine = sinLat * sinLat + cosines * sinLng * sinLng
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(haversine)))
}
