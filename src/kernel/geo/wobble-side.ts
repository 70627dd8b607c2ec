import type { LngLat } from './lng-lat.js'
import { seededRandom } from './seeded-random.js'

const halvings = 3

/** A straight side as a natural-looking line: middles are moved sideways, again and again. */
export function wobbleSide(from: LngLat, to: LngLat, strength: number, seed: string): LngLat[] {
  const random = seededRandom(seed)
  let line = [from, to]
  for (let halving = 0; halving < halvings; halving++) {
    line = line.flatMap((end, place) => {
      const start = line[place - 1]
      if (start === undefined) return [end]
      const sideways = (random() * 2 - 1) * strength
      const middle: LngLat = [
        (start[0] + end[0]) / 2 - (end[1] - start[1]) * sideways,
        (start[1] + end[1]) / 2 + (end[0] - start[0]) * sideways,
      ]
      return [middle, end]
    })
  }
  return line
}
