import type { LngLat, Ring } from './lng-lat.js'

/** Whether a place lies in a ring (even-odd rule); on the border, one side of two neighbours. */
export function pointInRing([x, y]: LngLat, ring: Ring): boolean {
  let inside = false
  let previous = ring.at(-1)
  if (previous === undefined) return false
  for (const position of ring) {
    const [low, high] = previous[1] < position[1] ? [previous, position] : [position, previous]
    if (low[1] <= y && y < high[1]) {
      // From the lower end always, so that neighbours compute the same border.
      const slope = (high[0] - low[0]) / (high[1] - low[1])
      if (x < low[0] + (y - low[1]) * slope) inside = !inside
    }
    previous = position
  }
  return inside
}
