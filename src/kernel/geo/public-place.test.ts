import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { distanceM } from './distance-m.js'
import { jitterForPublic } from './jitter-for-public.js'
import { snapToGrid } from './snap-to-grid.js'

const lng = fc.double({ min: 68, max: 98, noNaN: true })
const lat = fc.double({ min: 6, max: 38, noNaN: true })

describe('places for public maps', () => {
  test('snapping stays within half a diagonal and has a fixed point', () => {
    fc.assert(
      fc.property(lng, lat, (x, y) => {
        const snapped = snapToGrid(x, y)
        assert.ok(distanceM([x, y], snapped) < 72)
        assert.deepEqual(snapToGrid(...snapped), snapped)
      }),
    )
  })

  test('places of one square cannot be told apart, snapped or scattered', () => {
    fc.assert(
      fc.property(
        lng,
        lat,
        fc.string(),
        fc.double({ min: -40, max: 40, noNaN: true }),
        (...all) => {
          const [x, y, seed, offsetM] = all
          const middle = snapToGrid(x, y)
          const other: [number, number] = [
            middle[0] + offsetM / 111_300,
            middle[1] + offsetM / 111_300,
          ]
          assert.deepEqual(snapToGrid(...other), middle)
          assert.deepEqual(jitterForPublic(...other, seed), jitterForPublic(...middle, seed))
        },
      ),
    )
  })

  test('scattered dots stay in their square and spread over it', () => {
    const dots = Array.from({ length: 200 }, (_, at) => jitterForPublic(72.95, 21.35, `case ${at}`))
    const middle = snapToGrid(72.95, 21.35)
    for (const dot of dots) assert.deepEqual(snapToGrid(...dot), middle)
    assert.ok(new Set(dots.map(String)).size > 190)
    assert.ok(dots.filter((dot) => dot[0] > middle[0] && dot[1] > middle[1]).length > 25)
    assert.deepEqual(jitterForPublic(72.95, 21.35, 'a'), jitterForPublic(72.95, 21.35, 'a'))
  })
})
