import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { areaM2 } from './area-m2.js'
import { centroid } from './centroid.js'
import { distanceM } from './distance-m.js'
import { buildSquare } from './geo.fixture.js'
import type { LngLat } from './lng-lat.js'

const isWithin = (found: number, expected: number, share: number): boolean =>
  Math.abs(found / expected - 1) < share

describe('measures', () => {
  test("areas of a hundredth of a degree squared, from the ellipsoid's radii", () => {
    // M * N * cos(lat) * (0.01 degrees)^2 at the middle, WGS 84.
    const cases: [north: number, expected: number][] = [
      [-21.305, 1_230_909],
      [0, 1_148_620],
      [38.695, 621_682],
    ]
    for (const [north, expected] of cases) {
      const [a, e2, lat] = [6_378_137, 0.00669437999014, ((21.305 + north) * Math.PI) / 180]
      const bend = 1 - e2 * Math.sin(lat) ** 2
      const exact = ((a * a * (1 - e2)) / bend ** 2) * Math.cos(lat) * (Math.PI / 18000) ** 2
      assert.ok(isWithin(exact, expected, 0.002))
      assert.ok(isWithin(areaM2([[buildSquare(0, north)]]), exact, 1e-5))
    }
  })

  test('holes are taken out, parts added, direction does not matter', () => {
    const square = buildSquare(0, 0)
    const whole = areaM2([[square]])
    assert.ok(isWithin(areaM2([[square, buildSquare(0, 0, 0.005)]]), whole * 0.75, 1e-4))
    assert.ok(isWithin(areaM2([[square], [buildSquare(0.1, 0)]]), whole * 2, 1e-4))
    assert.equal(areaM2([[square.toReversed()]]), whole)
    assert.equal(areaM2([]), 0)
  })

  test('distances known from elsewhere', () => {
    const cases: [from: LngLat, to: LngLat, km: number][] = [
      [[72.8777, 19.076], [77.209, 28.6139], 1148],
      [[77, 0], [78, 0], 111.195],
      [[179.5, 0], [-179.5, 0], 111.195],
      [[0, -90], [0, 90], 20015.1],
    ]
    for (const [from, to, km] of cases) {
      assert.ok(isWithin(distanceM(from, to), km * 1000, 0.003), `${km} km`)
    }
    assert.equal(distanceM([77, 28], [77, 28]), 0)
  })

  test('the centroid weighs areas and leaves holes out', () => {
    const near = (found: LngLat | undefined, expected: LngLat): void => {
      assert.ok(Math.abs((found?.[0] ?? 0) - expected[0]) < 1e-9, String(found))
      assert.ok(Math.abs((found?.[1] ?? 0) - expected[1]) < 1e-9, String(found))
    }
    near(centroid([[buildSquare(0, 0)]]), [72.905, 21.305])
    near(centroid([[buildSquare(0, 0).toReversed()], [buildSquare(0.03, 0)]]), [72.92, 21.305])
    const withHole = [buildSquare(0, 0, 0.02), buildSquare(0, 0, 0.01)]
    near(centroid([withHole]), [72.91 + 0.005 / 3, 21.31 + 0.005 / 3])
    near(
      centroid([
        [
          [
            [72, 21],
            [74, 21],
            [72, 21],
          ],
        ],
      ]),
      [72 + 2 / 3, 21],
    )
    assert.equal(centroid([]), undefined)
  })
})
