import Flatbush from 'flatbush'
import type { LngLat, Ring } from './lng-lat.js'
import { meetSegments, sideOf } from './meet-segments.js'

/** A ring with a tree of its segments: meetings are found without comparing all with all. */
export type SegmentTree = { ring: Ring; tree: Flatbush }

/** `complete` is false when the search was cut short: the ring is too tangled to list all. */
export type Crossings = { crossings: LngLat[]; touches: LngLat[]; complete: boolean }

/** Segment pairs to compare at most, about a second; a sound ring needs a few per segment. */
const mostComparisons = 5_000_000

/** `ring` must have a segment. */
export function buildSegmentTree(ring: Ring): SegmentTree {
  const tree = new Flatbush(ring.length - 1)
  forEachSegment(ring, (from, to) => tree.add(...boxOf(from, to)))
  tree.finish()
  return { ring, tree }
}

/** Where a ring crosses, runs back along or touches itself. */
export function findSelfCrossings({ ring, tree }: SegmentTree): Crossings {
  const found: Crossings = { crossings: [], touches: [], complete: true }
  const last = ring.length - 2
  let comparisons = 0
  forEachSegment(ring, (from, to, place) => {
    if (comparisons > mostComparisons) return
    tree.search(...boxOf(from, to), (other) => {
      const [start, end] = [ring[other], ring[other + 1]]
      if (other <= place || start === undefined || end === undefined) return false
      comparisons++
      if (other === place + 1) noteSpike(from, to, end, found)
      else if (place === 0 && other === last) noteSpike(start, end, to, found)
      else noteMeeting(from, to, start, end, found)
      return false
    })
  })
  return { ...found, complete: comparisons <= mostComparisons }
}

/** A point where `other` goes through the ring; touching is allowed. */
export function findCrossingWith({ ring, tree }: SegmentTree, other: Ring): LngLat | undefined {
  let crossing: LngLat | undefined
  let comparisons = 0
  forEachSegment(other, (from, to) => {
    if (crossing !== undefined || comparisons > mostComparisons) return
    tree.search(...boxOf(from, to), (place) => {
      const [start, end] = [ring[place], ring[place + 1]]
      if (start === undefined || end === undefined) return false
      comparisons++
      const meeting = meetSegments(from, to, start, end)
      if (meeting?.kind === 'cross' && !isAlong(from, to, start, end)) crossing ??= meeting.at
      return false
    })
  })
  return crossing
}

function noteMeeting(a: LngLat, b: LngLat, c: LngLat, d: LngLat, found: Crossings): void {
  const meeting = meetSegments(a, b, c, d)
  if (meeting?.kind === 'cross') found.crossings.push(meeting.at)
  // A ring that passes a point twice meets there with four pairs of segments: count one.
  else if (meeting !== undefined && isEither(meeting.at, b, d)) found.touches.push(meeting.at)
}

function isEither(at: LngLat, one: LngLat, other: LngLat): boolean {
  return (at[0] === one[0] && at[1] === one[1]) || (at[0] === other[0] && at[1] === other[1])
}

/** Two segments in a row that run back over each other. */
function noteSpike(from: LngLat, corner: LngLat, to: LngLat, found: Crossings): void {
  if (sideOf(from, corner, to) !== 0) return
  const ahead = (corner[0] - from[0]) * (to[0] - corner[0])
  if (ahead + (corner[1] - from[1]) * (to[1] - corner[1]) < 0) found.touches.push(corner)
}

function isAlong(a: LngLat, b: LngLat, c: LngLat, d: LngLat): boolean {
  return sideOf(a, b, c) === 0 && sideOf(a, b, d) === 0
}

function boxOf(from: LngLat, to: LngLat): [number, number, number, number] {
  const [minX, maxX] = from[0] < to[0] ? [from[0], to[0]] : [to[0], from[0]]
  return from[1] < to[1] ? [minX, from[1], maxX, to[1]] : [minX, to[1], maxX, from[1]]
}

function forEachSegment(
  ring: Ring,
  visit: (from: LngLat, to: LngLat, place: number) => void,
): void {
  for (let place = 0; place + 1 < ring.length; place++) {
    const [from, to] = [ring[place], ring[place + 1]]
    if (from !== undefined && to !== undefined) visit(from, to, place)
  }
}
