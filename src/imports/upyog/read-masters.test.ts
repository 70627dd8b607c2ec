import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readBoundaries } from './read-boundaries.js'
import { readComplaintTypes } from './read-complaint-types.js'
import { readEntries } from './read-entries.js'
import { readLegalDate } from './read-legal-date.js'
import { readRoles } from './read-roles.js'

const fileOf = (moduleName: string, list: string, rows: unknown) => ({
  file: `${list}.json`,
  text: `\uFEFF${JSON.stringify({ tenantId: 'pg', moduleName, [list]: rows })}`,
})
const departments = (...rows: unknown[]) =>
  readEntries([fileOf('common-masters', 'Department', rows)], 'departments')
const types = (...rows: unknown[]) =>
  readComplaintTypes([fileOf('RAINMAKER-PGR', 'ServiceDefs', rows)], new Set(['D1']))
const codesOf = ({
  findings,
}: {
  findings: readonly { code: string; where: { at: string | null } }[]
}) => findings.map(({ code, where }) => `${code} ${where.at}`)

describe('departments', () => {
  test('as they should be', () => {
    const reading = departments({ code: 'D1', name: 'Lights', active: true })
    assert.deepEqual(reading.findings, [])
    const [{ row, tenantId } = { row: undefined, tenantId: '' }] = reading.rows
    assert.equal(tenantId, 'pg')
    assert.deepEqual(row, {
      code: 'D1',
      parentCode: null,
      name: { en: 'Lights' },
      data: {},
      position: 0,
      active: true,
    })
  })

  test('a known number brings its names only with the name that is known of it', () => {
    const rows = [
      { code: 'DEPT_1', name: 'Street lights' },
      { code: 'DEPT_2', name: 'Ferries' },
    ]
    assert.deepEqual(
      departments(...rows).rows.map(({ row }) => row.name),
      [{ en: 'Street lights', hi: 'सड़क की बत्तियाँ', mr: 'पथदिवे' }, { en: 'Ferries' }],
    )
  })

  const good = { code: 'D1', name: 'Lights', active: true }
  const odd: readonly [what: string, row: unknown, finding: string, taken: number][] = [
    ['a repeat', good, 'duplicate-row Department row 2', 1],
    ['a code twice', { ...good, name: 'Roads' }, 'duplicate-code Department row 2', 1],
    ['no code', { name: 'Roads' }, 'empty-code Department row 2', 1],
    ['a number as code', { code: 12, name: 'Roads' }, 'mixed-type Department row 2', 2],
    ['no name', { code: 'D2' }, 'empty-name Department row 2', 2],
    [
      'a text as flag',
      { ...good, code: 'D2', active: 'false' },
      'boolean-as-text Department row 2',
      2,
    ],
    ['no sense as flag', { ...good, code: 'D2', active: {} }, 'wrong-type Department row 2', 2],
    [
      'a local date',
      { ...good, code: 'D2', effectiveFrom: '1/4/2020' },
      'date-form Department row 2',
      2,
    ],
    ['no row', 'D2', 'wrong-type Department row 2', 1],
    ['an unknown field', { ...good, code: 'D2', colour: 1 }, 'unused-field Department row 2', 2],
  ]
  for (const [what, row, finding, taken] of odd) {
    test(`${what} is reported by row`, () => {
      const reading = departments(good, row)
      assert.ok(codesOf(reading).includes(finding), codesOf(reading).join())
      assert.deepEqual([reading.read, reading.rows.length], [2, taken])
    })
  }

  test('a text as flag is understood', () => {
    assert.equal(departments({ ...good, active: 'FALSE' }).rows[0]?.row.active, false)
    assert.equal(departments({ ...good, active: 1 }).rows[0]?.row.active, true)
  })

  test('a broken file is an error, another master is nothing', () => {
    const text = '{"moduleName":"common-masters","Department":['
    const broken = readEntries([{ file: 'a.json', text }], 'departments')
    assert.deepEqual(codesOf(broken), ['not-json null'])
    const other = fileOf('common-masters', 'Designation', [good])
    assert.deepEqual(readEntries([other], 'departments'), { rows: [], read: 0, findings: [] })
  })
})

const dates = [
  ['1/4/2020', '2020-04-01'],
  ['31-12-2019', '2019-12-31'],
  ['2020-4-1', '2020-04-01'],
  [1585679400000, '2020-04-01'],
  ['31/2/2020', undefined],
  ['4/13/2020', undefined],
  ['soon', undefined],
] as const
for (const [given, date] of dates) {
  test(`date ${given} is ${date}`, () => assert.equal(readLegalDate(given), date))
}

test('roles keep their words; of two with one code the first stays', () => {
  const rows = [
    { code: 'GRO', name: 'Routing officer', description: 'Routes' },
    { code: 'GRO', name: 'Another' },
  ]
  const reading = readRoles([fileOf('ACCESSCONTROL-ROLES', 'roles', rows)])
  assert.deepEqual(codesOf(reading), ['duplicate-code roles row 2'])
  assert.deepEqual(
    reading.rows.map(({ row }) => row),
    [{ code: 'GRO', name: { en: 'Routing officer' }, description: 'Routes' }],
  )
})

describe('complaint types', () => {
  const dark = {
    serviceCode: 'NoLight',
    name: 'No light',
    keywords: 'light, pole,light,',
    department: 'D1',
    slaHours: 336,
    menuPath: 'StreetLights',
    active: true,
    order: 3,
  }

  test('become categories under a group of the menu', () => {
    const { rows, groups, findings } = types(dark)
    assert.deepEqual(findings, [])
    assert.deepEqual(rows[0]?.row, {
      code: 'NoLight',
      parentCode: 'StreetLights',
      name: { en: 'No light' },
      data: {
        department: 'D1',
        level: { value: 336, unit: 'hours', basis: 'elapsed' },
        keywords: ['light', 'pole'],
      },
      position: 3,
      active: true,
    })
    assert.deepEqual(groups[0]?.row, {
      code: 'StreetLights',
      parentCode: null,
      name: { en: 'Street lights', hi: 'सड़क की बत्तियाँ', mr: 'पथदिवे' },
      data: {},
      position: 3,
      active: true,
    })
  })

  test('stay inactive, and so does a group without an active one', () => {
    const { rows, groups } = types({ ...dark, active: 'false' })
    assert.deepEqual([rows[0]?.row.active, groups[0]?.row.active], [false, false])
  })

  test('without a menu path stand at the top', () => {
    const { rows, groups } = types({ ...dark, menuPath: '' })
    assert.deepEqual([rows[0]?.row.parentCode, groups], [null, []])
  })

  test('do not lend their code to a group', () => {
    const { rows, groups, findings } = types({ ...dark, menuPath: 'NoLight' })
    assert.deepEqual(
      [rows[0]?.row.parentCode, groups[0]?.row.code],
      ['NoLight.group', 'NoLight.group'],
    )
    assert.equal(findings[0]?.code, 'group-code')
  })

  const odd = [
    [{ slaHours: '336' }, 'number-as-text'],
    [{ slaHours: 0 }, 'no-service-level'],
    [{ slaHours: 'soon' }, 'wrong-type'],
    [{ department: 'D9' }, 'unknown-department'],
    [{ keywords: { a: 1 } }, 'wrong-type'],
  ] as const
  for (const [change, code] of odd) {
    test(`${JSON.stringify(change)} is taken and reported`, () => {
      const { rows, findings } = types({ ...dark, ...change })
      assert.equal(rows.length, 1)
      assert.equal(findings[0]?.code, code)
    })
  }
})

describe('boundaries', () => {
  const area = (label: string, code: unknown, children: unknown[] = [], rest = {}) => ({
    id: 1,
    boundaryNum: 1,
    name: `${label.toUpperCase()}_${String(code)}`,
    label,
    code,
    children,
    ...rest,
  })
  const tree = (code: string, children: unknown[]) => ({
    hierarchyType: { code, name: code },
    boundary: area('City', 'pg.citya', children),
  })
  const read = (...trees: unknown[]) =>
    readBoundaries([fileOf('egov-location', 'TenantBoundary', trees)])

  test('are trees of areas, parents first', () => {
    const locality = area('Locality', 'L1', [], { pincode: [143001], localname: 'पुणे', area: '' })
    const { rows, read: count } = read(
      tree('REVENUE', [area('Zone', 'Z1', [area('Block', 'B1', [locality])])]),
    )
    assert.equal(count, 3)
    assert.equal(rows[0]?.hierarchy, 'revenue')
    const [zone, block, last] = rows[0]?.areas ?? []
    assert.deepEqual([zone?.level, zone?.name, zone?.parent], ['zone', 'Zone Z1', null])
    assert.deepEqual(block?.parent, { level: 'zone', code: 'Z1' })
    assert.deepEqual(last, {
      level: 'locality',
      code: 'L1',
      parent: { level: 'block', code: 'B1' },
      name: 'Locality L1',
      localName: 'पुणे',
      properties: { pincodes: ['143001'] },
    })
  })

  test('codes may repeat between trees, and it is said once', () => {
    const { rows, findings } = read(
      tree('REVENUE', [area('Zone', 'Z1')]),
      tree('ADMIN', [area('Zone', 'Z1')]),
    )
    assert.deepEqual(
      rows.map(({ hierarchy, areas }) => [hierarchy, areas.length]),
      [
        ['revenue', 1],
        ['administrative', 1],
      ],
    )
    const notes = findings.filter(({ code }) => code === 'code-in-two-trees')
    assert.equal(notes.length, 1)
  })

  test('a code twice in a tree is an error with its path; what is below stays', () => {
    const { rows, findings } = read(
      tree('REVENUE', [
        area('Zone', 'Z1'),
        area('Zone', 'Z1', [area('Block', 'B1')], { name: 'Other' }),
      ]),
    )
    const error = findings.find(({ code }) => code === 'duplicate-code')
    assert.equal(error?.where.at, 'REVENUE/Z1')
    assert.deepEqual(
      rows[0]?.areas.map(({ code }) => code),
      ['Z1', 'B1'],
    )
  })

  test('an area without a code takes what is below with it', () => {
    const {
      rows,
      read: count,
      findings,
    } = read(tree('REVENUE', [area('Zone', null, [area('Block', 'B1'), area('Block', 'B2')])]))
    assert.deepEqual([count, rows[0]?.areas], [3, []])
    assert.equal(findings.at(-1)?.code, 'incomplete-area')
  })
})
