import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import type { CsvValue } from './csv-cell.js'
import { csvCell } from './csv-cell.js'
import { CSV_BOM, writeCsvRow } from './write-csv-row.js'

describe('csvCell', () => {
  const examples: ReadonlyArray<[CsvValue, string]> = [
    ['Pune', 'Pune'],
    ['=1+1', "'=1+1"],
    ['+911234567890', "'+911234567890"],
    ['-5', "'-5"],
    [-5, '-5'],
    [12n, '12'],
    [false, 'false'],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', '"\'\t=1"'],
    ['\r=1', '"\'\r=1"'],
    ['  =1', "'  =1"],
    ['\u200b=1', "'\u200b=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠a', "'＠a"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['a,b', '"a,b"'],
    ['a;=1', '"a;=1"'],
    ['say "so"', '"say ""so"""'],
    ['2-3 rooms', '2-3 rooms'],
    [null, ''],
    [undefined, ''],
  ]
  for (const [value, cell] of examples) {
    test(`${typeof value} ${String(value)}`, () => assert.equal(csvCell(value), cell))
  }
  test('refuses what is no number', () => assert.throws(() => csvCell(Number.NaN), RangeError))
})

test('a file of rows reads back as it was, Indic text included', () => {
  const rows = [
    ['नाम', 'a "b", c', ' spaced '],
    ['पुणे', 'two\r\nlines', ''],
  ]
  const file = CSV_BOM + rows.map(writeCsvRow).join('')
  assert.deepEqual([...Buffer.from(file).subarray(0, 3)], [0xef, 0xbb, 0xbf])
  assert.deepEqual(parse(file, { bom: true }), rows)
})
