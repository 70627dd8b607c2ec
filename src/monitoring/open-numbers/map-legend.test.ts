import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rangesOf } from './map-legend.js'

for (const most of [1, 2, 3, 4, 7, 100]) {
  test(`with ${most} at most, each number has the colour that the map gives it`, () => {
    for (let filed = 0; filed <= most; filed += 1) {
      const own = rangesOf(most).filter(({ from, to }) => from <= filed && filed <= to)
      assert.deepEqual(
        own.map(({ step }) => step),
        [Math.ceil((4 * filed) / most)],
      )
    }
  })
}
