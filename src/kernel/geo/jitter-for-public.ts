import type { LngLat } from './lng-lat.js'
import { seededRandom } from './seeded-random.js'
import { gridSquare, roundPublic } from './snap-to-grid.js'

/**
 * A point for a public map that is spread within the place's ~100 m grid square, so that dots do
 * not pile up. The offset depends on `seed` only (a public case number, say) and never on where
 * inside the square the place is: the dot tells no more than `snapToGrid`.
 */
export function jitterForPublic(lng: number, lat: number, seed: string, sideM = 100): LngLat {
  const { middle, lngStep, latStep } = gridSquare(lng, lat, sideM)
  const random = seededRandom(seed)
  // 0.96 keeps the rounded dot inside its own square.
  const x = middle[0] + (random() - 0.5) * 0.96 * lngStep
  const y = middle[1] + (random() - 0.5) * 0.96 * latStep
  return [roundPublic(x), roundPublic(y)]
}
