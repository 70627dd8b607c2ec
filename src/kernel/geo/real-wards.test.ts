import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { areaM2 } from './area-m2.js'
import { buildPlaceIndex } from './build-place-index.js'
import { findGaps } from './find-gaps.js'
import { findOverlaps } from './find-overlaps.js'
import { readGeoJson } from './read-geo-json.js'
import { toSvgPaths } from './to-svg-paths.js'

/** Ward files of DataMeet (CC BY-SA 2.5 India) are not part of the project. */
const folder = process.env['NAGARA_WARD_FILES'] ?? join('..', 'shared', 'data', 'wards')

type Expected = { file: string; wards: number; overlaps: number; largeGaps: number }

const files: Expected[] = [
  { file: 'Chandigarh_Wards.geojson', wards: 28, overlaps: 0, largeGaps: 0 },
  { file: 'Jaipur_Wards.geojson', wards: 77, overlaps: 1, largeGaps: 0 },
  { file: 'Kishangarh_Wards.geojson', wards: 45, overlaps: 9, largeGaps: 0 },
  // The cantonments in the middle of Pune belong to no ward.
  { file: 'pune-electoral-wards_2012.geojson', wards: 76, overlaps: 13, largeGaps: 3 },
]

describe('ward files of real cities', () => {
  for (const { file, wards, overlaps, largeGaps } of files) {
    const path = join(folder, file)
    const skip = existsSync(path) ? false : 'ward files are not at hand'
    test(file, { skip }, () => {
      const { features, problems } = readGeoJson(readFileSync(path, 'utf8'))
      assert.deepEqual(problems, [])
      assert.equal(features.length, wards)
      assert.equal(findOverlaps(features).length, overlaps)
      assert.equal(findGaps(features, { minAreaM2: 10_000 }).length, largeGaps)

      const areas = features.map(({ index, polygons }) => ({ id: index, polygons }))
      const map = toSvgPaths(areas)
      const index = buildPlaceIndex(areas)
      const bytes = map?.paths.reduce((sum, { d }) => sum + d.length, 0) ?? Infinity
      assert.ok(bytes <= 20_000)
      for (const { id, labelX, labelY } of map?.paths ?? []) {
        assert.equal(index.locate(...(map?.unproject(labelX, labelY) ?? [0, 0])), id)
      }
      for (const { properties, polygons } of features) {
        const givenM2 = Number(properties['AREA_SQ_KM']) * 1e6
        // Five of Chandigarh's wards were cut after their area was written down.
        if (givenM2 > 0) assert.ok(areaM2(polygons) / givenM2 < 1.0001)
      }
    })
  }
})
