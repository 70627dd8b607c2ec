import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { cellBounds, cellOf } from './cell-of.js'
import { cellsCovering } from './cells-covering.js'
import { distanceM } from './distance-m.js'
import { metresPerDegree } from './earth.js'

const lng = fc.double({ min: -180, max: 179.9, noNaN: true })
const lat = fc.double({ min: -90, max: 89.9, noNaN: true })
const level = fc.integer({ min: 1, max: 24 })

describe('cellOf', () => {
  test('numbers squares in z-order behind their level', () => {
    const unit = 2 ** 48
    const cases: [number, number, number, number][] = [
      [-180, -90, 1, unit],
      [0, -90, 1, unit + 1],
      [0, 89, 2, 2 * unit + 6],
      [180, -90, 1, unit],
      [540, 0, 2, 2 * unit + 2],
    ]
    for (const [x, y, deep, cell] of cases) assert.equal(cellOf(x, y, deep), cell)
  })

  test('is a safe integer whose box holds the place, and no two squares share a number', () => {
    fc.assert(
      fc.property(lng, lat, level, (x, y, deep) => {
        const cell = cellOf(x, y, deep)
        const [west, south, east, north] = cellBounds(cell)
        assert.ok(Number.isSafeInteger(cell))
        // Places within a rounding error of an edge may fall to the next square.
        const slack = 1e-12 + Number.EPSILON * 180
        assert.ok(west - slack <= x && x < east + slack)
        assert.ok(south - slack <= y && y < north + slack)
        assert.equal(cellOf((west + east) / 2, (south + north) / 2, deep), cell)
        if (east < 179) assert.notEqual(cellOf(east + (east - west) / 2, y, deep), cell)
      }),
    )
  })

  test('refuses what is no place and no level', () => {
    for (const [x, y, deep] of [
      [72, 91, 16],
      [Number.NaN, 21, 16],
      [72, 21, 0],
      [72, 21, 25],
    ]) {
      assert.throws(() => cellOf(x ?? 0, y ?? 0, deep ?? 0), RangeError)
    }
  })
})

describe('cellsCovering', () => {
  test('holds the cell of every place within the radius, and few cells', () => {
    const turn = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true })
    const reach = fc.double({ min: 0, max: 0.999, noNaN: true })
    const radius = fc.double({ min: 5, max: 20_000, noNaN: true })
    const cityLat = fc.double({ min: -70, max: 70, noNaN: true })
    fc.assert(
      fc.property(lng, cityLat, radius, turn, reach, (x, y, radiusM, angle, share) => {
        const cells = cellsCovering(x, y, radiusM)
        const lat2 = y + (Math.sin(angle) * share * radiusM) / metresPerDegree
        const stretch = metresPerDegree * Math.cos((y * Math.PI) / 180)
        const lng2 = x + (Math.cos(angle) * share * radiusM) / stretch
        if (distanceM([x, y], [lng2, lat2]) > radiusM) return
        const deep = Math.floor((cells[0] ?? 0) / 2 ** 48)
        assert.ok(cells.includes(cellOf(lng2, lat2, deep)))
        assert.ok(cells.length <= 9 && new Set(cells).size === cells.length)
      }),
    )
  })

  test('uses the stored level, wraps at the 180th meridian, refuses a flood', () => {
    assert.equal(cellsCovering(72.95, 21.35, 1000, 16).length > 9, true)
    assert.ok(cellsCovering(179.9999, 0, 500, 16).includes(cellOf(-179.9999, 0, 16)))
    assert.ok(cellsCovering(-179.9999, 0, 500, 16).includes(cellOf(179.9999, 0, 16)))
    assert.throws(() => cellsCovering(72.95, 21.35, 50_000, 20), RangeError)
  })
})
