import assert from 'node:assert/strict'
import { test } from 'node:test'
import { india } from '../../countries/in/index.js'
import type { Finding } from '../report/finding.js'
import { reportNameless } from './report-nameless.js'

test('an entry in use without a name in a language of the city is reported', () => {
  const base = { parentCode: null, data: {}, position: 0, active: true }
  const entries = [
    { ...base, code: 'a', name: { en: 'Trees', mr: 'झाडे' } },
    { ...base, code: 'b', name: { en: 'Ferries' } },
    { ...base, code: 'c', name: { en: 'Trams' }, active: false },
  ]
  const findings: Finding[] = []
  reportNameless(entries, { languages: ['mr', 'en'], country: india }, 'Types.json', findings)
  assert.deepEqual(findings, [
    {
      severity: 'warning',
      where: { file: 'Types.json', at: null },
      code: 'no-name-in-mr',
      text: 'b ("Ferries") has no name in Marathi.',
    },
  ])
})
