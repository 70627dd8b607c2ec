/** A place on WGS 84, in degrees, longitude first (RFC 7946 §3.1.1). */
export type LngLat = [lng: number, lat: number]

/** A closed line: the first position is repeated at the end. */
export type Ring = LngLat[]

/** The outer ring first, then the holes. */
export type Polygon = Ring[]

export type MultiPolygon = Polygon[]

export type Bounds = readonly [minLng: number, minLat: number, maxLng: number, maxLat: number]
