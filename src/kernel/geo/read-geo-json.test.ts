import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { buildGeoJson, buildPolygonJson, buildSquare } from './geo.fixture.js'
import { readGeoJson } from './read-geo-json.js'

const square = buildSquare(0, 0)
const swapped = square.map(([lng, lat]) => [lat, lng])
const bowTie = [
  [72.9, 21.3],
  [72.92, 21.32],
  [72.92, 21.3],
  [72.9, 21.32],
  [72.9, 21.3],
]
const pinched = [
  [72.9, 21.3],
  [72.91, 21.31],
  [72.92, 21.3],
  [72.92, 21.33],
  [72.91, 21.31],
  [72.9, 21.33],
  [72.9, 21.3],
]
const spiked = [
  [72.9, 21.3],
  [72.93, 21.3],
  [72.92, 21.3],
  [72.92, 21.33],
  [72.9, 21.3],
]
const crs = (name: string): Record<string, unknown> => ({
  crs: { type: 'name', properties: { name } },
})

type Fault = { name: string; text: string; codes: string[]; features: number }

const faults: Fault[] = [
  { name: 'sound', text: oneRing(square), codes: [], features: 1 },
  { name: 'heights', text: oneRing(square.map((at) => [...at, 12])), codes: [], features: 1 },
  { name: 'a byte order mark', text: `\uFEFF${oneRing(square)}`, codes: [], features: 1 },
  { name: 'not JSON', text: '{"type":', codes: ['not-json'], features: 0 },
  { name: 'empty', text: '', codes: ['not-json'], features: 0 },
  { name: 'a list', text: '[]', codes: ['wrong-type'], features: 0 },
  { name: 'null', text: 'null', codes: ['wrong-type'], features: 0 },
  { name: 'nested', text: '['.repeat(90000), codes: ['too-deep'], features: 0 },
  { name: 'no features', text: buildGeoJson([]), codes: ['empty-geometry'], features: 0 },
  { name: 'no geometry', text: buildGeoJson([null]), codes: ['empty-geometry'], features: 0 },
  {
    name: 'no rings',
    text: buildGeoJson([buildPolygonJson()]),
    codes: ['empty-geometry'],
    features: 0,
  },
  {
    name: 'a point',
    text: buildGeoJson([{ type: 'Point', coordinates: [72, 21] }]),
    codes: ['wrong-type'],
    features: 0,
  },
  { name: 'a flat list', text: oneRing(72.9), codes: ['wrong-type'], features: 0 },
  { name: 'unclosed', text: oneRing(square.slice(0, 4)), codes: ['ring-unclosed'], features: 1 },
  { name: 'short', text: oneRing(square.slice(0, 2)), codes: ['ring-too-short'], features: 0 },
  {
    name: 'there and back',
    text: oneRing([square[0], square[1], square[0]]),
    codes: ['ring-too-short'],
    features: 0,
  },
  {
    name: 'repeated',
    text: oneRing([square[0], ...square]),
    codes: ['repeated-points'],
    features: 1,
  },
  { name: 'swapped', text: oneRing(swapped), codes: ['looks-swapped'], features: 1 },
  {
    name: 'metres',
    text: oneRing(square.map(([lng, lat]) => [lng * 111_000, lat * 111_000])),
    codes: ['out-of-range'],
    features: 0,
  },
  {
    name: 'NaN',
    text: oneRing(square).replace('72.9', 'NaN'),
    codes: ['bad-position'],
    features: 0,
  },
  {
    name: 'text as number',
    text: oneRing(square.map(([lng, lat]) => [String(lng), lat])),
    codes: ['bad-position'],
    features: 0,
  },
  { name: 'bow tie', text: oneRing(bowTie), codes: ['self-crossing'], features: 1 },
  { name: 'pinched', text: oneRing(pinched), codes: ['self-touching'], features: 1 },
  { name: 'spike', text: oneRing(spiked), codes: ['self-touching'], features: 1 },
  {
    name: 'hole inside',
    text: buildGeoJson([buildPolygonJson(square, buildSquare(0.002, 0.002, 0.004))]),
    codes: [],
    features: 1,
  },
  {
    name: 'hole that touches its shell',
    text: buildGeoJson([buildPolygonJson(square, buildSquare(0, 0.002, 0.004))]),
    codes: [],
    features: 1,
  },
  {
    name: 'hole outside',
    text: buildGeoJson([buildPolygonJson(square, buildSquare(0.05, 0, 0.004))]),
    codes: ['hole-outside-shell'],
    features: 1,
  },
  {
    name: 'hole half outside',
    text: buildGeoJson([buildPolygonJson(square, buildSquare(0.008, 0.002, 0.004))]),
    codes: ['hole-outside-shell'],
    features: 1,
  },
  {
    name: 'metric crs',
    text: buildGeoJson([buildPolygonJson(square)], crs('urn:ogc:def:crs:EPSG::32643')),
    codes: ['unsupported-crs'],
    features: 0,
  },
  ...['EPSG:4326', 'urn:ogc:def:crs:EPSG::4326', 'urn:ogc:def:crs:OGC:1.3:CRS84'].map((name) => ({
    name,
    text: buildGeoJson([buildPolygonJson(square)], crs(name)),
    codes: [],
    features: 1,
  })),
]

function oneRing(ring: unknown): string {
  return buildGeoJson([buildPolygonJson(ring)])
}

describe('readGeoJson', () => {
  for (const { name, text, codes, features } of faults) {
    test(`${name}: ${codes.join(', ') || 'no problem'}`, () => {
      const reading = readGeoJson(text)
      assert.deepEqual(
        reading.problems.map(({ code }) => code),
        codes,
      )
      assert.equal(reading.features.length, features)
    })
  }

  test('lists all faults of all features, with feature and path', () => {
    const multi = { type: 'MultiPolygon', coordinates: [[square], [bowTie]] }
    const text = buildGeoJson([buildPolygonJson(square), multi, null, buildPolygonJson(swapped)])
    const { features, problems } = readGeoJson(text)
    assert.deepEqual(
      features.map(({ index, properties }) => [index, properties['ward']]),
      [
        [0, 0],
        [1, 1],
        [3, 3],
      ],
    )
    assert.deepEqual(
      problems.map(({ featureIndex, path, code }) => [featureIndex, path, code]),
      [
        [1, '/features/1/geometry/coordinates/1/0', 'self-crossing'],
        [2, '/features/2/geometry', 'empty-geometry'],
        [3, '/features/3/geometry/coordinates/0', 'looks-swapped'],
      ],
    )
  })

  test('says where a ring crosses itself', () => {
    const [problem] = readGeoJson(oneRing(bowTie)).problems
    const { lng, lat, count } = problem?.data ?? {}
    assert.equal(count, 1)
    assert.ok(Math.abs(Number(lng) - 72.91) < 1e-9 && Math.abs(Number(lat) - 21.31) < 1e-9)
  })

  test('repairs what it reports as repaired', () => {
    const broken = oneRing([square[0], ...square.slice(0, 4)])
    assert.deepEqual(readGeoJson(broken).features[0]?.polygons, [[square]])
  })

  test('expected bounds tell strays and swapped coordinates near the equator', () => {
    const expectedBounds = [68, 6, 98, 38] as const
    const codesOf = (ring: unknown): string[] =>
      readGeoJson(oneRing(ring), { expectedBounds }).problems.map(({ code }) => code)
    assert.deepEqual(codesOf(square), [])
    assert.deepEqual(codesOf(swapped), ['looks-swapped'])
    assert.deepEqual(codesOf(buildSquare(-60, 0)), ['outside-expected-bounds'])
  })

  test('refuses a file over the limit, counted in bytes', () => {
    const text = oneRing(square)
    assert.equal(readGeoJson(text, { maxBytes: text.length }).features.length, 1)
    const [problem] = readGeoJson(text, { maxBytes: text.length - 1 }).problems
    assert.deepEqual([problem?.code, problem?.data['bytes']], ['too-large', text.length])
  })

  test('a name that reads NaN survives a file with bare NaN', () => {
    const text =
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":"a \\", NaN"},' +
      `"geometry":${JSON.stringify(buildPolygonJson(square))}},{"type":"Feature","properties":{},` +
      '"geometry":{"type":"Polygon","coordinates":[[[NaN,1]]]}}]}'
    const { features, problems } = readGeoJson(text)
    assert.equal(features[0]?.properties['n'], 'a ", NaN')
    assert.deepEqual(
      problems.map(({ featureIndex, code }) => [featureIndex, code]),
      [[1, 'bad-position']],
    )
  })

  test('never throws, whatever stands where', () => {
    const position = fc.oneof(fc.tuple(fc.double(), fc.double()), fc.jsonValue())
    const coordinates = fc.array(fc.array(fc.array(position, { maxLength: 6 }), { maxLength: 3 }), {
      maxLength: 3,
    })
    const geometry = fc.record({
      type: fc.constantFrom('Polygon', 'MultiPolygon'),
      coordinates: fc.oneof(coordinates, fc.array(coordinates), fc.jsonValue()),
    })
    fc.assert(
      fc.property(fc.array(fc.oneof(geometry, fc.jsonValue()), { maxLength: 4 }), (geometries) => {
        const { features, problems } = readGeoJson(buildGeoJson(geometries))
        const told = new Set(problems.map(({ featureIndex }) => featureIndex))
        const kept = new Set(features.map(({ index }) => index))
        for (const place of geometries.keys()) assert.ok(told.has(place) || kept.has(place))
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => readGeoJson(text).problems.length > 0))
  })
})
