import { buildTopology, simplifyTopology } from './border-topology.js'
import { boundsOf } from './bounds-of.js'
import { labelPoint, roomAround } from './label-point.js'
import type { MultiPolygon } from './lng-lat.js'
import { planeProjection, projectPolygons, type PlaneProjection } from './plane-projection.js'
import { svgPathData } from './svg-path-data.js'

/**
 * `d` is for `fill-rule="evenodd"`; the label lies inside the shape, in units of the view box, and
 * has `labelRoom` around it to the nearest border.
 */
export type SvgArea<Id> = {
  id: Id
  d: string
  labelX: number
  labelY: number
  labelRoom: number
}

export type SvgMap<Id> = Pick<PlaneProjection, 'project' | 'unproject'> & {
  viewBox: string
  paths: SvgArea<Id>[]
}

const coarserPerRound = 1.3

/**
 * Areas as a light map of `width` whole units. Borders are simplified, shared ones alike, until
 * all path data fits `maxBytes`, or until nothing more can go: many areas need some bytes each.
 * An area too small for a unit becomes a dot of one unit. `undefined` when there is no position.
 */
export function toSvgPaths<Id extends number | string>(
  areas: readonly { id: Id; polygons: MultiPolygon }[],
  { width = 1000, maxBytes = 20_000 }: { width?: number; maxBytes?: number } = {},
): SvgMap<Id> | undefined {
  const bounds = boundsOf(areas.flatMap(({ polygons }) => polygons))
  if (bounds === undefined) return undefined
  const plane = planeProjection(bounds, width)
  const topology = buildTopology(areas.map(({ polygons }) => projectPolygons(polygons, plane)))
  let tolerance = 0.5
  let shapes: MultiPolygon[]
  let data: string[]
  do {
    shapes = simplifyTopology(topology, tolerance)
    data = shapes.map(svgPathData)
    tolerance *= coarserPerRound
  } while (tolerance < width && data.reduce((sum, { length }) => sum + length, 0) > maxBytes)
  const paths = areas.map(({ id, polygons }, place) => {
    const shape = shapes[place] ?? []
    const first = polygons[0]?.[0]?.[0] ?? [bounds[0], bounds[3]]
    const [x, y] = labelPoint(shape) ?? plane.project(...first)
    const d = data[place] || `M${Math.round(x)} ${Math.round(y)}h1v1h-1z`
    const labelRoom = roundTenth(roomAround(shape, [x, y]))
    return { id, d, labelX: roundTenth(x), labelY: roundTenth(y), labelRoom }
  })
  const viewBox = `0 0 ${plane.width} ${plane.height}`
  return { viewBox, paths, project: plane.project, unproject: plane.unproject }
}

function roundTenth(value: number): number {
  return Math.round(value * 10) / 10
}
