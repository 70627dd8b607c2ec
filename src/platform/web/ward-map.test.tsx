import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toSvgPaths } from '../../kernel/geo/to-svg-paths.js'
import { render } from '../../kernel/web/render.js'
import { WardMap } from './ward-map.js'

const square = (left: number, size: number): [number, number][][] => [
  [
    [left, 0],
    [left + size, 0],
    [left + size, size],
    [left, size],
    [left, 0],
  ],
]

test('in a city of many wards each has its number, unless it is too small to hold it', () => {
  // 80 wards: two large ones, the rest in a strip that no number fits.
  const areas = [
    { id: 'big', polygons: [square(0, 1)] },
    { id: 'half', polygons: [square(1, 0.5)] },
    ...Array.from({ length: 78 }, (_, index) => ({
      id: `small-${index}`,
      polygons: [square(1.5 + index * 0.02, 0.02)],
    })),
  ]
  const map = toSvgPaths(areas, { width: 640 })
  assert.ok(map)
  const html = render(
    <WardMap
      map={map}
      label="Wards"
      link={(id) => `?ward=${id}`}
      title={(id) => `Ward ${id}`}
      short={(id) => id}
    />,
  )
  const numbers = [...html.matchAll(/font-size="(\d+)"[^>]*>([^<]+)</g)]
  assert.deepEqual(
    numbers.map(([, , id]) => id),
    ['big', 'half'],
  )
  assert.equal(html.match(/<a /g)?.length, 80, 'all can be chosen')
})
