import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { areaM2 } from './area-m2.js'
import { findGaps } from './find-gaps.js'
import { findOverlaps } from './find-overlaps.js'
import { buildSquare } from './geo.fixture.js'
import { inventCity } from './invent-city.js'
import type { Polygon, Ring } from './lng-lat.js'
import { pointInRing } from './point-in-ring.js'

const asFeatures = (...rings: Ring[]): { polygons: Polygon[] }[] =>
  rings.map((ring) => ({ polygons: [[ring]] }))

const isNear = (found: number | undefined, expected: number): boolean =>
  found !== undefined && Math.abs(found / expected - 1) < 0.01

/** Eight squares around a missing one. */
const ringOfSquares = [0, 1, 2, 3, 5, 6, 7, 8].map((place) =>
  buildSquare((place % 3) * 0.01, Math.floor(place / 3) * 0.01),
)

describe('findOverlaps', () => {
  test('neighbours that share a border do not overlap', () => {
    assert.deepEqual(findOverlaps(asFeatures(...ringOfSquares), { minAreaM2: 1, minShare: 0 }), [])
  })

  test('tells the pair, the area, the share of the smaller one and a place in both', () => {
    const [large, small] = [buildSquare(0, 0, 0.02), buildSquare(0.015, 0.005, 0.01)]
    const [overlap, ...others] = findOverlaps(asFeatures(buildSquare(0.03, 0), large, small))
    assert.deepEqual([overlap?.one, overlap?.other, others.length], [1, 2, 0])
    assert.ok(isNear(overlap?.areaM2, areaM2([[small]]) / 2))
    assert.ok(isNear(overlap?.share, 0.5))
    const sample = overlap?.sample ?? [0, 0]
    assert.ok(pointInRing(sample, large) && pointInRing(sample, small))
  })

  test('one area in the hole of another is no overlap, a copy is a whole one', () => {
    const [shell, inner] = [buildSquare(0, 0), buildSquare(0.002, 0.002, 0.004)]
    assert.deepEqual(findOverlaps([{ polygons: [[shell, inner]] }, { polygons: [[inner]] }]), [])
    assert.ok(isNear(findOverlaps(asFeatures(inner, inner))[0]?.share, 1))
  })

  test('an overlap below either limit is not told', () => {
    const pair = asFeatures(buildSquare(0, 0), buildSquare(0.0099, 0))
    assert.equal(findOverlaps(pair, { minShare: 0.009 }).length, 1)
    assert.equal(findOverlaps(pair, { minShare: 0.011 }).length, 0)
    assert.equal(findOverlaps(pair, { minAreaM2: 20_000 }).length, 0)
  })

  test('thousands of copies of one area are answered, not counted pair by pair', () => {
    const copies = Array.from({ length: 2000 }, () => buildSquare(0, 0))
    assert.equal(findOverlaps(asFeatures(...copies), { rows: 100 }).length, (16 * 15) / 2)
  })

  test('lines through corners of round coordinates open no area for good', () => {
    // The 2.6 km of this city and 500 rows make a line meet a corner, up to rounding.
    const city = inventCity({
      seed: 2147483636,
      wards: 8,
      center: [72.95, 21.35],
      radiusKm: 1.430017142325725,
    })
    const features = city.features.map(({ geometry }) => ({ polygons: [geometry.coordinates] }))
    assert.deepEqual(findOverlaps(features, { minAreaM2: 1, minShare: 0, rows: 500 }), [])
  })
})

describe('findGaps', () => {
  test('tells the missing square with its area, a place in it and its neighbours', () => {
    const [gap, ...others] = findGaps(asFeatures(...ringOfSquares))
    const missing = buildSquare(0.01, 0.01)
    assert.equal(others.length, 0)
    assert.ok(isNear(gap?.areaM2, areaM2([[missing]])))
    assert.ok(pointInRing(gap?.sample ?? [0, 0], missing))
    assert.deepEqual(gap?.neighbours, [3, 4])
  })

  test('a bay that is open to the outside is no gap, whichever side is open', () => {
    for (const missing of [1, 3, 4, 6]) {
      const rings = ringOfSquares.filter((_, place) => place !== missing)
      assert.deepEqual(findGaps(asFeatures(...rings)), [])
    }
  })

  test('cracks are closed up to the limit', () => {
    const shifted = ringOfSquares.map((ring, place) =>
      place === 4 ? ring.map(([lng, lat]): [number, number] => [lng + 0.00001, lat]) : ring,
    )
    // The crack east of the gap is a metre wide and leads nowhere but north and south.
    assert.equal(findGaps(asFeatures(...shifted), { closeM: 2 }).length, 1)
  })

  test('nothing has no gaps', () => {
    assert.deepEqual(findGaps([]), [])
    assert.deepEqual(findGaps([{ polygons: [] }]), [])
  })
})
