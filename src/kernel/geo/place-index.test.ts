import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { buildPlaceIndex } from './build-place-index.js'
import { distanceM } from './distance-m.js'
import { buildSquare } from './geo.fixture.js'
import { inventCity } from './invent-city.js'
import type { LngLat } from './lng-lat.js'
import { pointInRing } from './point-in-ring.js'

const city = inventCity({ seed: 7, wards: 24, center: [72.95, 21.35], radiusKm: 4 })
const wards = city.features.map(({ properties, geometry }) => ({
  id: properties.ward,
  polygons: [geometry.coordinates],
}))
const rings = wards.map(({ id, polygons }) => ({ id, ring: polygons.flat(2) }))
const index = buildPlaceIndex(wards)

const place = fc.tuple(
  fc.double({ min: 72.9, max: 73, noNaN: true }),
  fc.double({ min: 21.3, max: 21.4, noNaN: true }),
)

describe('buildPlaceIndex', () => {
  test('locates as a plain look at every ward does', () => {
    fc.assert(
      fc.property(place, ([lng, lat]) => {
        const plain = rings.find(({ ring }) => pointInRing([lng, lat], ring))?.id
        assert.equal(index.locate(lng, lat), plain)
      }),
      { numRuns: 2000 },
    )
  })

  test('corners and middles of shared borders belong to one ward only', () => {
    const onBorders = rings.flatMap(({ ring }) =>
      ring.slice(1).flatMap((to, at): LngLat[] => {
        const from = ring[at] ?? to
        return [to, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]]
      }),
    )
    for (const spot of onBorders) {
      const holders = rings.filter(({ ring }) => pointInRing(spot, ring)).map(({ id }) => id)
      assert.ok(holders.length <= 1)
      assert.equal(index.locate(...spot), holders[0])
    }
  })

  test('nearest is zero inside, else the distance to the nearest border', () => {
    const sampled = rings.flatMap(({ id, ring }) => ring.map((spot) => ({ id, spot })))
    fc.assert(
      fc.property(place, ([lng, lat]) => {
        const nearest = index.nearest(lng, lat)
        const inside = index.locate(lng, lat)
        if (inside !== undefined) return assert.deepEqual(nearest, { id: inside, distanceM: 0 })
        const toCorner = Math.min(...sampled.map(({ spot }) => distanceM([lng, lat], spot)))
        // Sides are under 700 m: a corner is never further than that beyond the border.
        const found = nearest?.distanceM ?? -1
        assert.ok(found > 0 && found <= toCorner * 1.001 && found > toCorner - 700)
      }),
    )
  })

  test('holes, parts, overlaps, no areas and no numbers', () => {
    const shell = buildSquare(0, 0)
    const hole = buildSquare(0.002, 0.002, 0.004)
    const areas = buildPlaceIndex([
      { id: 'ring', polygons: [[shell, hole], [buildSquare(0.05, 0)]] },
      { id: 'over', polygons: [[buildSquare(0.005, 0, 0.02)]] },
      { id: 'none', polygons: [] },
    ])
    const cases: [number, number, string | undefined][] = [
      [72.901, 21.301, 'ring'],
      [72.904, 21.304, undefined],
      [72.955, 21.305, 'ring'],
      [72.9055, 21.304, 'over'],
      [72.909, 21.309, 'ring'],
      [72.8, 21.3, undefined],
      [Number.NaN, 21.3, undefined],
    ]
    for (const [lng, lat, id] of cases) assert.equal(areas.locate(lng, lat), id)
    const nearest = areas.nearest(72.904, 21.304)
    assert.equal(nearest?.id, 'over')
    assert.ok(Math.abs((nearest?.distanceM ?? 0) - 103.6) < 0.5)
    assert.equal(buildPlaceIndex([]).locate(72, 21), undefined)
    assert.equal(buildPlaceIndex([]).nearest(72, 21), undefined)
  })
})
