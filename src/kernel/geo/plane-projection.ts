import { toRadians } from './earth.js'
import type { Bounds, LngLat, MultiPolygon } from './lng-lat.js'

/** A flat map of a city: x to the right, y downwards, in units from the north-west corner. */
export type PlaneProjection = {
  width: number
  height: number
  project: (lng: number, lat: number) => [x: number, y: number]
  unproject: (x: number, y: number) => LngLat
}

/** Degrees times cos(latitude) of the middle: true shapes over some tens of kilometres. */
export function planeProjection(bounds: Bounds, width: number): PlaneProjection {
  const [minLng, minLat, maxLng, maxLat] = bounds
  const cosine = Math.max(0.01, Math.cos(toRadians((minLat + maxLat) / 2)))
  const spanLng = (maxLng - minLng) * cosine
  const scale = width / (spanLng > 0 ? spanLng : Math.max(maxLat - minLat, 1e-6))
  return {
    width,
    height: Math.max(1, Math.ceil((maxLat - minLat) * scale)),
    project: (lng, lat) => [(lng - minLng) * cosine * scale, (maxLat - lat) * scale],
    unproject: (x, y) => [minLng + x / scale / cosine, maxLat - y / scale],
  }
}

/** Polygons on whole units of the plane; positions that fall together become one. */
export function projectPolygons(polygons: MultiPolygon, projection: PlaneProjection): MultiPolygon {
  return polygons.map((rings) =>
    rings.map((ring) => {
      const rounded = ring.map(([lng, lat]): LngLat => {
        const [x, y] = projection.project(lng, lat)
        return [Math.round(x), Math.round(y)]
      })
      return rounded.filter((position, place) => {
        const previous = rounded[place - 1]
        return previous?.[0] !== position[0] || previous[1] !== position[1]
      })
    }),
  )
}
