import type { LngLat } from './lng-lat.js'

/** `cross`: through each other or along each other; `touch`: in one point at an end. */
export type Meeting = { kind: 'cross' | 'touch'; at: LngLat }

/** How the segments a-b and c-d meet, and where. */
export function meetSegments(a: LngLat, b: LngLat, c: LngLat, d: LngLat): Meeting | undefined {
  const [sideA, sideB] = [sideOf(c, d, a), sideOf(c, d, b)]
  const [sideC, sideD] = [sideOf(a, b, c), sideOf(a, b, d)]
  if (sideA === 0 && sideB === 0) return meetOnLine(a, b, c, d)
  if (isApart(sideA, sideB) || isApart(sideC, sideD)) return undefined
  if (sideA === 0) return { kind: 'touch', at: a }
  if (sideB === 0) return { kind: 'touch', at: b }
  if (sideC === 0) return { kind: 'touch', at: c }
  if (sideD === 0) return { kind: 'touch', at: d }
  const share = sideA / (sideA - sideB)
  return { kind: 'cross', at: [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])] }
}

function isApart(one: number, other: number): boolean {
  return (one > 0 && other > 0) || (one < 0 && other < 0)
}

/** Positive when `point` lies left of the line from `from` to `to`. */
export function sideOf(from: LngLat, to: LngLat, point: LngLat): number {
  const turn = (to[0] - from[0]) * (point[1] - from[1])
  return turn - (to[1] - from[1]) * (point[0] - from[0])
}

function meetOnLine(a: LngLat, b: LngLat, c: LngLat, d: LngLat): Meeting | undefined {
  const axis = Math.abs(b[0] - a[0]) > Math.abs(b[1] - a[1]) ? 0 : 1
  const [[aLow, aHigh], [bLow, bHigh]] = [inOrder(a, b, axis), inOrder(c, d, axis)]
  const low = aLow[axis] > bLow[axis] ? aLow : bLow
  const high = aHigh[axis] < bHigh[axis] ? aHigh : bHigh
  if (low[axis] > high[axis]) return undefined
  return { kind: low[axis] === high[axis] ? 'touch' : 'cross', at: [low[0], low[1]] }
}

function inOrder(one: LngLat, other: LngLat, axis: 0 | 1): [LngLat, LngLat] {
  return one[axis] <= other[axis] ? [one, other] : [other, one]
}
