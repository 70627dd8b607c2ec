import type { MultiPolygon, Ring } from './lng-lat.js'

/** The `d` of polygons with whole coordinates, relative and as short as it goes. */
export function svgPathData(polygons: MultiPolygon): string {
  let data = ''
  let [x, y] = [0, 0]
  for (const ring of polygons.flat()) {
    const [first] = ring
    if (first === undefined) continue
    // A small m even at the start, where it is absolute: pairs after a large one would be, too.
    data += `m${pair(first[0] - x, first[1] - y)}${sides(ring)}z`
    // After z the pen is back at the ring's start.
    ;[x, y] = first
  }
  return data
}

/** The closing side is left to z. */
function sides(ring: Ring): string {
  let data = ''
  // After m, pairs without a letter are lines.
  let letter = 'l'
  for (let place = 1; place < ring.length - 1; place++) {
    const [from, to] = [ring[place - 1], ring[place]]
    if (from === undefined || to === undefined) continue
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    const next = dy === 0 ? 'h' : dx === 0 ? 'v' : 'l'
    const numbers = next === 'h' ? `${dx}` : next === 'v' ? `${dy}` : pair(dx, dy)
    data += next === letter ? separated(numbers) : `${next}${numbers}`
    letter = next
  }
  return data
}

function pair(dx: number, dy: number): string {
  return `${dx}${separated(`${dy}`)}`
}

/** A minus sign separates as well as a space does. */
function separated(numbers: string): string {
  return numbers.startsWith('-') ? numbers : ` ${numbers}`
}
