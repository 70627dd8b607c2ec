import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { reporterAt, type Finding } from './finding.js'
import { findingsCsv } from './findings-csv.js'
import { formatReport } from './format-report.js'
import type { ImportReport } from './import-report.js'

function buildReport(): ImportReport {
  const findings: Finding[] = []
  for (let row = 2; row < 9; row += 1) {
    reporterAt(findings, 'a.csv', `row ${row}`).note('small', `Note of ${row}.`)
  }
  reporterAt(findings, 'a.csv', null).error('large', '=1+1')
  const counts = { read: 123456, added: 1, changed: 2, unchanged: 3, refused: 4 }
  return { kind: 'lgd', ...counts, dryRun: true, findings }
}

test('a report counts, groups by code with the worst first, and shows five examples', () => {
  assert.equal(
    formatReport(buildReport()),
    `lgd: 1,23,456 read: 1 added, 2 changed, 3 unchanged, 4 refused (dry run: nothing was kept)
  error large: 1
    a.csv: =1+1
  note small: 7
    a.csv row 2: Note of 2.
    a.csv row 3: Note of 3.
    a.csv row 4: Note of 4.
    a.csv row 5: Note of 5.
    a.csv row 6: Note of 6.
    … and 2 more
`,
  )
})

test('the CSV holds every finding and no formula', () => {
  const rows = parse(findingsCsv([buildReport()]), { bom: true })
  assert.equal(rows.length, 9)
  assert.deepEqual(rows.at(-1), ['lgd', 'error', 'large', 'a.csv', '', "'=1+1"])
})
