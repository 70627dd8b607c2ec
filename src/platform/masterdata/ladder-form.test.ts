import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseLadder } from '../applications/ladder.js'
import type { KindFacts } from './kind-facts.js'
import { platformKinds } from './kinds.js'
import { readListFile, writeListFile } from './list-file.js'
import { readField } from './read-field.js'

const kind = platformKinds.find(({ id }) => id === 'escalation-ladder')
assert.ok(kind)

const facts: KindFacts = {
  parents: [],
  entries: new Map(),
  roles: [],
  rungRoles: ['holder', 'commissioner'].map((role) => ({ value: role, label: role })),
  services: [],
  wards: [],
  languages: ['en'],
}

const ladder = {
  steps: [
    { after: { percent: 0 }, role: 'holder', notify: false, reassign: false },
    {
      after: { value: 8, unit: 'hours', basis: 'working' },
      role: 'commissioner',
      notify: true,
      reassign: true,
    },
    {
      after: { value: 3, unit: 'days', basis: 'elapsed' },
      role: 'commissioner',
      notify: true,
      reassign: false,
    },
  ],
  remindAtPercent: 60,
}

test('a ladder written to a file is read back whole, and is one that the clock obeys', () => {
  const entry = {
    code: 'slow',
    parentCode: null,
    name: { en: 'Slow' },
    data: ladder,
    position: 1,
    active: true,
  }
  const { entries, faults } = readListFile(kind, facts, writeListFile(kind, ['en'], [entry]))
  assert.deepEqual(faults, [])
  assert.deepEqual(entries[0]?.data, ladder)
  assert.deepEqual(chooseLadder(entries, 'slow'), ladder)
})

test('every fault of a rung is told with its field', () => {
  const given: Readonly<Record<string, string>> = {
    'data.steps.1.value': '',
    'data.steps.1.unit': 'weeks',
    'data.steps.1.basis': 'sometimes',
    'data.steps.1.role': 'nobody',
  }
  const { faults } = readField({ kind: 'ladder' }, 'data.steps', (path) => given[path] ?? '', facts)
  assert.deepEqual(faults.map(({ path }) => path).sort(), [
    'data.steps.1.basis',
    'data.steps.1.role',
    'data.steps.1.unit',
    'data.steps.1.value',
  ])
})
