import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { areaM2 } from './area-m2.js'
import { bandPolygon, contains } from './banded-polygon.js'
import { distanceM } from './distance-m.js'
import { findGaps } from './find-gaps.js'
import { findOverlaps } from './find-overlaps.js'
import { inventCity, type CityPlan } from './invent-city.js'
import type { LngLat } from './lng-lat.js'
import { readGeoJson } from './read-geo-json.js'

const suryanagar: CityPlan = { seed: 'suryanagar', wards: 24, center: [72.95, 21.35], radiusKm: 4 }

const plan = fc.record({
  seed: fc.nat(),
  wards: fc.integer({ min: 1, max: 60 }),
  center: fc.constantFrom<LngLat>([72.95, 21.35], [93.9, 24.8], [77, 8.1], [-0.1, 51.5]),
  radiusKm: fc.double({ min: 1, max: 20, noNaN: true }),
})

describe('inventCity', () => {
  test('is the same each time and another with another seed', () => {
    assert.deepEqual(inventCity(suryanagar), inventCity(suryanagar))
    assert.notDeepEqual(inventCity(suryanagar), inventCity({ ...suryanagar, seed: 'other' }))
  })

  test('is sound GeoJSON whose wards tile the ground', () => {
    fc.assert(
      fc.property(plan, (cityPlan) => {
        const { features, problems } = readGeoJson(JSON.stringify(inventCity(cityPlan)))
        assert.deepEqual(problems, [])
        assert.equal(features.length, cityPlan.wards)
        assert.deepEqual(findOverlaps(features, { minAreaM2: 1, minShare: 0, rows: 500 }), [])
        assert.deepEqual(findGaps(features, { minAreaM2: 1, closeM: 0.01, rows: 500 }), [])
      }),
      { numRuns: 30 },
    )
  })

  test('holds every place near its middle in exactly one ward', () => {
    const share = fc.double({ min: 0, max: 0.65, noNaN: true })
    fc.assert(
      fc.property(plan, fc.array(fc.tuple(share, share), { minLength: 30 }), (cityPlan, spots) => {
        const wards = inventCity(cityPlan).features.map(({ geometry }) =>
          bandPolygon(geometry.coordinates),
        )
        const kilometre = 1 / 111.2
        for (const [turn, reach] of spots) {
          const [angle, km] = [turn * 7.4, reach * cityPlan.radiusKm]
          const lat = cityPlan.center[1] + Math.sin(angle) * km * kilometre
          const stretch = kilometre / Math.cos((cityPlan.center[1] * Math.PI) / 180)
          const lng = cityPlan.center[0] + Math.cos(angle) * km * stretch
          assert.equal(wards.filter((ward) => contains(ward, lng, lat)).length, 1)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('has wards of a like size within its radius', () => {
    const { features } = inventCity(suryanagar)
    const areas = features.map(({ geometry }) => areaM2([geometry.coordinates]))
    const total = areas.reduce((sum, area) => sum + area, 0)
    assert.ok(total > 0.7 * Math.PI * 4000 ** 2 && total < 0.9 * Math.PI * 4000 ** 2)
    assert.ok(Math.min(...areas) > total / 24 / 3 && Math.max(...areas) < (total / 24) * 3)
    for (const position of features.flatMap(({ geometry }) => geometry.coordinates.flat())) {
      assert.ok(distanceM(position, suryanagar.center) < 4400)
    }
  })

  test('refuses a plan that cannot be drawn', () => {
    assert.throws(() => inventCity({ ...suryanagar, wards: 0 }), RangeError)
    assert.throws(() => inventCity({ ...suryanagar, radiusKm: Number.NaN }), RangeError)
  })
})
