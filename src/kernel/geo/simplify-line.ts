import type { LngLat } from './lng-lat.js'

/**
 * Douglas and Peucker (1973): the line with fewer points, none of the old ones further than
 * `tolerance` from it. Ends stay; a closed line also keeps its point furthest from the ends.
 * Any plane unit. The same line backwards must be turned first: ties go to the earlier point.
 */
export function simplifyLine(line: readonly LngLat[], tolerance: number): LngLat[] {
  const keep = new Uint8Array(line.length)
  const stack: [number, number][] = [[0, line.length - 1]]
  keep[0] = 1
  keep[line.length - 1] = 1
  const [first, last] = [line[0], line.at(-1)]
  const isClosed = line.length > 3 && first?.[0] === last?.[0] && first?.[1] === last?.[1]
  for (let span = stack.pop(); span !== undefined; span = stack.pop()) {
    const [from, to] = span
    const furthest = findFurthest(line, from, to)
    const isWholeLoop = isClosed && from === 0 && to === line.length - 1
    if (furthest.distance <= tolerance && !isWholeLoop) continue
    if (furthest.place <= from) continue
    keep[furthest.place] = 1
    stack.push([from, furthest.place], [furthest.place, to])
  }
  return line.filter((_, place) => keep[place] === 1)
}

function findFurthest(
  line: readonly LngLat[],
  from: number,
  to: number,
): { place: number; distance: number } {
  const [start, end] = [line[from], line[to]]
  const furthest = { place: from, distance: -1 }
  if (start === undefined || end === undefined) return furthest
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]]
  const length = dx * dx + dy * dy
  for (let place = from + 1; place < to; place++) {
    const point = line[place]
    if (point === undefined) continue
    const [px, py] = [point[0] - start[0], point[1] - start[1]]
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length))
    const distance = Math.hypot(px - share * dx, py - share * dy)
    if (distance > furthest.distance) Object.assign(furthest, { place, distance })
  }
  return furthest
}
