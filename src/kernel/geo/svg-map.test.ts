import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { areaM2 } from './area-m2.js'
import { findGaps } from './find-gaps.js'
import { findOverlaps } from './find-overlaps.js'
import { buildSquare } from './geo.fixture.js'
import { inventCity } from './invent-city.js'
import { labelPoint } from './label-point.js'
import type { LngLat, Ring } from './lng-lat.js'
import { pointInRing } from './point-in-ring.js'
import { simplify } from './simplify.js'
import { svgPathData } from './svg-path-data.js'
import { toSvgPaths } from './to-svg-paths.js'

const areas = inventCity({ seed: 3, wards: 76, center: [72.95, 21.35], radiusKm: 9 }).features.map(
  ({ properties, geometry }) => ({ id: properties.ward, polygons: [geometry.coordinates] }),
)

describe('simplify', () => {
  test('drops positions and keeps neighbours together', () => {
    const before = areas.map(({ polygons }) => polygons)
    const after = simplify(before, 60)
    assert.ok(after.flat(3).length < before.flat(3).length / 2)
    const features = after.map((polygons) => ({ polygons }))
    assert.deepEqual(findOverlaps(features, { minAreaM2: 50, minShare: 0, rows: 1500 }), [])
    assert.deepEqual(findGaps(features, { minAreaM2: 50, closeM: 0.01, rows: 1500 }), [])
    for (const [place, polygons] of after.entries()) {
      const share = areaM2(polygons) / areaM2(before[place] ?? [])
      assert.ok(share > 0.9 && share < 1.1)
    }
  })

  test('an island and the hole it fills stay alike', () => {
    const lake = inventCity({ seed: 5, wards: 1, center: [72.95, 21.35], radiusKm: 1 })
    const shore: Ring = lake.features[0]?.geometry.coordinates[0] ?? []
    const turned = [...shore.slice(7), ...shore.slice(1, 8)].toReversed()
    const [land, island] = simplify([[[buildSquare(0, 0, 0.1), turned]], [[shore]]], 50)
    const corners = (ring: Ring | undefined): string[] => [...new Set(ring?.map(String))].sort()
    assert.deepEqual(corners(land?.[0]?.[1]), corners(island?.[0]?.[0]))
    assert.ok(corners(island?.[0]?.[0]).length < shore.length)
  })
})

describe('toSvgPaths', () => {
  test('path data is relative and short', () => {
    const ring: Ring = [
      [10, 10],
      [20, 10],
      [20, 25],
      [15, 30],
      [12, 22],
      [10, 10],
    ]
    assert.equal(svgPathData([[ring]]), 'm10 10h10v15l-5 5-3-8z')
    const second: Ring = [
      [12, 12],
      [14, 13],
      [13, 14],
      [12, 12],
    ]
    assert.equal(svgPathData([[ring, second]]), 'm10 10h10v15l-5 5-3-8zm2 2 2 1-1 1z')
  })

  test('fits the limit, with every area, and no more roughly than needed', () => {
    for (const maxBytes of [20_000, 8000, 5000]) {
      const map = toSvgPaths(areas, { width: 1000, maxBytes })
      const bytes = map?.paths.reduce((sum, { d }) => sum + d.length, 0) ?? Infinity
      assert.ok(bytes <= maxBytes && bytes > 3000)
      assert.deepEqual(
        map?.paths.map(({ id }) => id),
        areas.map(({ id }) => id),
      )
      assert.match(map?.viewBox ?? '', /^0 0 1000 \d+$/)
    }
  })

  test('labels lie in their areas on the ground', () => {
    const map = toSvgPaths(areas)
    for (const { id, labelX, labelY } of map?.paths ?? []) {
      const ring = areas.find((area) => area.id === id)?.polygons[0]?.[0] ?? []
      assert.ok(map !== undefined && pointInRing(map.unproject(labelX, labelY), ring))
    }
  })

  test('project and unproject undo each other', () => {
    const map = toSvgPaths(areas)
    const degrees = fc.double({ min: -0.1, max: 0.1, noNaN: true })
    fc.assert(
      fc.property(degrees, degrees, (east, north) => {
        const [x, y] = map?.project(72.95 + east, 21.35 + north) ?? [0, 0]
        const [lng, lat] = map?.unproject(x, y) ?? [0, 0]
        assert.ok(Math.abs(lng - 72.95 - east) < 1e-9 && Math.abs(lat - 21.35 - north) < 1e-9)
      }),
    )
  })

  test('a speck becomes a dot, nothing becomes nothing', () => {
    const speck = { id: 'speck', polygons: [[buildSquare(0.005, 0.005, 0.000001)]] }
    const map = toSvgPaths([{ id: 'city', polygons: [[buildSquare(0, 0)]] }, speck])
    assert.match(map?.paths[1]?.d ?? '', /^M\d+ \d+h1v1h-1z$/)
    assert.equal(toSvgPaths([]), undefined)
  })
})

describe('labelPoint', () => {
  test('is deep inside, also in bent, holed and thin shapes', () => {
    const bent: Ring = [
      [0, 0],
      [10, 0],
      [10, 10],
      [8, 10],
      [8, 2],
      [0, 2],
      [0, 0],
    ]
    const thin: Ring = [
      [0, 0],
      [1000, 990],
      [1001, 991],
      [1, 1],
      [0, 0],
    ]
    const [x, y] = labelPoint([[bent]]) ?? [0, 0]
    assert.ok(pointInRing([x, y], bent))
    assert.ok(pointInRing(labelPoint([[thin]]) ?? [0, 0], thin))
    const square: Ring = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ]
    const middle: LngLat = labelPoint([[square]]) ?? [0, 0]
    assert.ok(Math.hypot(middle[0] - 5, middle[1] - 5) < 0.5)
    const hole: Ring = [
      [3, 3],
      [7, 3],
      [7, 7],
      [3, 7],
      [3, 3],
    ]
    assert.equal(pointInRing(labelPoint([[square, hole]]) ?? [5, 5], hole), false)
  })
})
