import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { readWards } from './read-wards.js'

type Corner = [number, number]

/** A square of about 1 km at the given steps east and north of a place in Pune. */
function square(east: number, north: number, size = 0.01): Corner[] {
  const [west, south] = [73.8 + east * 0.01, 18.5 + north * 0.01]
  return [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ]
}

const feature = (properties: object, ring: Corner[]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
})

const read = (features: object[], properties = { number: 'no', name: 'name' }) =>
  readWards(JSON.stringify({ type: 'FeatureCollection', features }), properties, 'w.geojson')

const codesOf = ({ findings }: ReturnType<typeof read>) =>
  findings.map(({ severity, code, where }) => `${severity} ${code} ${where.at}`)

const first = feature({ no: 1, name: 'North' }, square(0, 0))

describe('wards of a boundary file', () => {
  test('have number, name, shape and the other plain properties', () => {
    const { rows, findings } = read([
      feature({ no: ' 07 ', name: 'North', people: 5, list: [1] }, square(0, 0)),
    ])
    assert.deepEqual(findings, [])
    const { number, name, properties, polygons } = rows[0] ?? {}
    assert.deepEqual({ number, name }, { number: '07', name: 'North' })
    assert.deepEqual(properties, { no: ' 07 ', name: 'North', people: 5 })
    assert.deepEqual(polygons, [[square(0, 0)]])
  })

  test('are in the order of their numbers, and the first gets what two of them cover', () => {
    const { rows, findings } = read([
      feature({ no: '10', name: 'B' }, square(0, 0)),
      feature({ no: '9', name: 'A' }, square(0.5, 0)),
    ])
    assert.deepEqual(
      rows.map(({ number }) => number),
      ['9', '10'],
    )
    assert.match(findings[0]?.text ?? '', /^Wards 9 and 10 share .* places there go to 9\.$/)
  })

  test('that are only numbered get a name', () => {
    const { rows } = read([first], { number: 'no', name: 'no' })
    assert.equal(rows[0]?.name, 'Ward 1')
  })

  const odd: readonly [what: string, second: object, finding: string, wards: number][] = [
    [
      'an empty number',
      feature({ no: ' ', name: 'B' }, square(1, 0)),
      'error empty-number feature 1',
      1,
    ],
    ['no number', feature({ name: 'B' }, square(1, 0)), 'error empty-number feature 1', 1],
    [
      'an empty name',
      feature({ no: 2, name: '' }, square(1, 0)),
      'warning empty-name feature 1',
      2,
    ],
    [
      'a number twice',
      feature({ no: 1, name: 'South' }, square(1, 0)),
      'error duplicate-number feature 1',
      1,
    ],
    [
      'a second part',
      feature({ no: 1, name: 'North' }, square(3, 0)),
      'warning duplicate-number-joined feature 1',
      1,
    ],
    [
      'a repeat',
      feature({ no: 1, name: 'North' }, square(0, 0)),
      'warning repeated-ward feature 1',
      1,
    ],
    ['an overlap', feature({ no: 2, name: 'B' }, square(0.5, 0)), 'warning overlap feature 0', 2],
    [
      'a ring that crosses itself',
      feature({ no: 2, name: 'B' }, [
        [73.9, 18.5],
        [73.91, 18.51],
        [73.91, 18.5],
        [73.9, 18.51],
        [73.9, 18.5],
      ]),
      'warning self-crossing feature 1',
      2,
    ],
    [
      'an open ring',
      feature({ no: 2, name: 'B' }, square(1, 0).slice(0, 4)),
      'note ring-unclosed feature 1',
      2,
    ],
    [
      'a ring of two points',
      feature({ no: 2, name: 'B' }, square(1, 0).slice(0, 2)),
      'error ring-too-short feature 1',
      1,
    ],
    [
      'latitude first',
      feature(
        { no: 2, name: 'B' },
        square(1, 0).map(([lng, lat]): Corner => [lat, lng]),
      ),
      'error looks-swapped feature 1',
      1,
    ],
    [
      'no shape',
      { type: 'Feature', properties: { no: 2 }, geometry: null },
      'error empty-geometry feature 1',
      1,
    ],
  ]
  for (const [what, second, finding, wards] of odd) {
    test(`${what} is reported by feature`, () => {
      const reading = read([first, second])
      assert.ok(codesOf(reading).includes(finding), codesOf(reading).join())
      assert.equal(reading.rows.length, wards)
      assert.equal(reading.read, 2)
      assert.equal(reading.refused, finding.startsWith('error') ? 1 : 0)
    })
  }

  test('ground between them that none covers is reported', () => {
    const around = [0, 1, 2].flatMap((north) => [0, 1, 2].map((east) => [east, north] as const))
    const ring = around
      .filter(([east, north]) => east !== 1 || north !== 1)
      .map(([east, north], place) => feature({ no: place, name: `${place}` }, square(east, north)))
    const gaps = read(ring).findings.filter(({ code }) => code === 'gap')
    assert.equal(gaps.length, 1)
    assert.match(gaps[0]?.text ?? '', /^1\.\d+ km² near 18\.51/)
  })

  test('a property that no feature has is named with those that exist', () => {
    const reading = read([first], { number: 'ward_no', name: 'name' })
    assert.deepEqual([reading.rows.length, reading.refused], [0, 1])
    assert.deepEqual(codesOf(reading), ['error missing-property null'])
    assert.match(reading.findings[0]?.text ?? '', /"ward_no"; there are: "no", "name"/)
  })

  for (const text of ['', '{', '[]', '{"type":"FeatureCollection","features":[]}']) {
    test(`a file ${JSON.stringify(text)} is refused as a whole`, () => {
      const { rows, findings } = readWards(text, { number: 'no', name: 'name' }, 'w.geojson')
      assert.deepEqual(rows, [])
      assert.equal(findings[0]?.severity, 'error')
    })
  }
})

const folder = join('..', 'shared', 'data', 'wards')
describe('ward files of real cities', { skip: !existsSync(folder) }, () => {
  const files = [
    ['pune-electoral-wards_2012.geojson', 'wardnum', 'name', 76, 76],
    ['Jaipur_Wards.geojson', 'WARD_NO', 'WARD_NO', 77, 77],
    // Ward 5 is drawn in two features.
    ['Chandigarh_Wards.geojson', 'Ward_name', 'Ward_name', 28, 27],
    ['Kishangarh_Wards.geojson', 'Ward_No', 'Ward_No', 45, 45],
  ] as const
  for (const [file, number, name, features, wards] of files) {
    test(file, () => {
      const text = readFileSync(join(folder, file), 'utf8')
      const { rows, read, refused } = readWards(text, { number, name }, file)
      assert.deepEqual([read, refused, rows.length], [features, 0, wards])
    })
  }
})
