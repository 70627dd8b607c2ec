import type { LngLat, MultiPolygon, Ring } from './lng-lat.js'
import { simplifyLine } from './simplify-line.js'

/** One piece of border between two junctions, walked backwards or not. */
type ArcUse = { arc: number; isBackwards: boolean }

/** Areas as uses of shared border pieces: area, polygon, ring, piece. */
export type BorderTopology = { arcs: LngLat[][]; areas: ArcUse[][][][] }

/**
 * Cuts borders where more than two of them meet, and stores each piece once: whatever is done to
 * a piece is done to both neighbours. Positions are shared when they are equal, so round first.
 */
export function buildTopology(areas: readonly MultiPolygon[]): BorderTopology {
  const junctions = findJunctions(areas)
  const arcs: LngLat[][] = []
  const known = new Map<string, number>()
  const use = (line: LngLat[]): ArcUse => {
    const isBackwards = runsBackwards(line)
    const arc = isBackwards ? line.toReversed() : line
    const key = arc.join(' ')
    const number = known.get(key) ?? arcs.push(arc) - 1
    known.set(key, number)
    return { arc: number, isBackwards }
  }
  return {
    arcs,
    areas: areas.map((polygons) =>
      polygons.map((rings) => rings.map((ring) => cutRing(ring, junctions).map(use))),
    ),
  }
}

/** The areas with every border piece simplified; rings that vanish keep their full border. */
export function simplifyTopology(topology: BorderTopology, tolerance: number): MultiPolygon[] {
  const simple = topology.arcs.map((arc) => simplifyLine(arc, tolerance))
  return topology.areas.map((polygons) =>
    polygons
      .map((rings) =>
        rings
          .map((uses) => {
            const ring = joinArcs(uses, simple)
            return ring.length >= 4 ? ring : joinArcs(uses, topology.arcs)
          })
          .filter((ring, place) => place === 0 || ring.length >= 4),
      )
      .filter((rings) => (rings[0]?.length ?? 0) >= 4),
  )
}

function joinArcs(uses: ArcUse[], arcs: LngLat[][]): Ring {
  return uses.flatMap(({ arc, isBackwards }, place) => {
    const line = arcs[arc] ?? []
    const walked = isBackwards ? line.toReversed() : line
    return place === 0 ? walked : walked.slice(1)
  })
}

/** Positions from which borders lead to other than two positions. */
function findJunctions(areas: readonly MultiPolygon[]): Set<string> {
  const neighbours = new Map<string, Set<string>>()
  const link = (from: LngLat, to: LngLat): void => {
    const key = from.join(',')
    const set = neighbours.get(key)
    if (set === undefined) neighbours.set(key, new Set([to.join(',')]))
    else set.add(to.join(','))
  }
  for (const ring of areas.flat(2)) {
    for (let place = 1; place < ring.length; place++) {
      const [from, to] = [ring[place - 1], ring[place]]
      if (from === undefined || to === undefined) continue
      link(from, to)
      link(to, from)
    }
  }
  return new Set([...neighbours].filter(([, set]) => set.size !== 2).map(([key]) => key))
}

function cutRing(ring: Ring, junctions: ReadonlySet<string>): LngLat[][] {
  const open = ring.slice(0, -1)
  const found = open.findIndex((position) => junctions.has(position.join(',')))
  // A ring without junction starts at its lowest position, the same for whoever shares it.
  const start = found >= 0 ? found : lowest(open)
  const first = open[start]
  if (first === undefined) return []
  const turned = [...open.slice(start), ...open.slice(0, start), first]
  const lines: LngLat[][] = []
  let line: LngLat[] = []
  for (const [place, position] of turned.entries()) {
    line.push(position)
    const isEnd = place === turned.length - 1
    if (!isEnd && (place === 0 || !junctions.has(position.join(',')))) continue
    lines.push(line)
    line = [position]
  }
  return lines
}

function lowest(positions: LngLat[]): number {
  return positions.reduce((best, position, place) => {
    const current = positions[best]
    return current !== undefined && compare(position, current) < 0 ? place : best
  }, 0)
}

/** A piece runs from its lower end; a closed one towards its lower second position. */
function runsBackwards(line: LngLat[]): boolean {
  for (let place = 0; place < line.length; place++) {
    const [head, tail] = [line[place], line[line.length - 1 - place]]
    if (head === undefined || tail === undefined) return false
    const order = compare(head, tail)
    if (order !== 0) return order > 0
  }
  return false
}

function compare(one: LngLat, other: LngLat): number {
  return one[0] - other[0] || one[1] - other[1]
}
