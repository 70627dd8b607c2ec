import { metresPerDegree, toRadians } from './earth.js'
import type { LngLat } from './lng-lat.js'

/** A square of the public grid: its middle and its sides in degrees. */
export type GridSquare = { middle: LngLat; lngStep: number; latStep: number }

/**
 * The place as a public map may show it: the middle of a fixed grid square of `sideM` metres.
 * A fixed grid, because noise drawn anew each time averages out when it is published repeatedly.
 */
export function snapToGrid(lng: number, lat: number, sideM = 100): LngLat {
  return gridSquare(lng, lat, sideM).middle
}

/** The grid square around a place; every place of a row shares the row's width in degrees. */
export function gridSquare(lng: number, lat: number, sideM = 100): GridSquare {
  const latStep = sideM / metresPerDegree
  const middleLat = (Math.floor(lat / latStep) + 0.5) * latStep
  const lngStep = latStep / Math.max(0.01, Math.cos(toRadians(middleLat)))
  const middleLng = (Math.floor(lng / lngStep) + 0.5) * lngStep
  return { middle: [roundPublic(middleLng), roundPublic(middleLat)], lngStep, latStep }
}

/** Five decimals are a metre: more would promise an exactness that is not there. */
export function roundPublic(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
