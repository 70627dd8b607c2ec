import type { LngLat, Ring } from './lng-lat.js'

/** A closed square with its south-west corner at a place near Surat, sides in degrees. */
export function buildSquare(east: number, north: number, side = 0.01): Ring {
  const [west, south] = [72.9 + east, 21.3 + north]
  const corners: LngLat[] = [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
  ]
  return [...corners, [west, south]]
}

/** The text of a feature collection with these geometries. */
export function buildGeoJson(geometries: unknown[], extra: Record<string, unknown> = {}): string {
  const features = geometries.map((geometry, ward) => ({
    type: 'Feature',
    properties: { ward },
    geometry,
  }))
  return JSON.stringify({ type: 'FeatureCollection', ...extra, features })
}

export function buildPolygonJson(...coordinates: unknown[]): unknown {
  return { type: 'Polygon', coordinates }
}
