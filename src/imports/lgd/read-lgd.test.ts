import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { india } from '../../countries/in/index.js'
import { readLgd } from './read-lgd.js'

const heading =
  'S.No.,"Local Body Code","Local Body Version",Local Body Name,"Local Body Name (In Local)",' +
  '"Localbody Type Code",Census 2011 Code,State Code,State Name'

const fileOf = (...rows: string[]) => `\uFEFF${[heading, ...rows].join('\r\n')}\r\n`
const codesOf = (text: string) =>
  readLgd(text, india).findings.map(
    ({ severity, code, where }) => `${severity} ${code} ${where.at}`,
  )

describe('a list of bodies', () => {
  test('with a byte order mark, CRLF and quoted cells', () => {
    const { rows, read, findings } = readLgd(
      fileOf('1,251530,7,"Pune",पुणे,4,802814,27,MAHARASHTRA'),
      india,
    )
    assert.deepEqual(findings, [])
    assert.equal(read, 1)
    const { code, version, name, type, isCantonment, census, state } = rows[0] ?? {}
    assert.deepEqual(
      { code, version, name, type, isCantonment, census, state: state?.iso },
      {
        code: 251530,
        version: 7,
        name: { en: 'Pune', mr: 'पुणे' },
        type: 4,
        isCantonment: false,
        census: '802814',
        state: 'IN-MH',
      },
    )
  })

  const oddRows: readonly [what: string, row: string, finding: string, taken: number][] = [
    ['an unknown type', '2,300001,1,Town,,99,,27,', 'warning unknown-type row 3', 2],
    ['a cantonment', '2,300001,1,Town,,8,,27,', 'note cantonment row 3', 2],
    ['an empty name', '2,300001,1, ,,4,,27,', 'error empty-name row 3', 1],
    ['a code with letters', '2,30X001,1,Town,,4,,27,', 'error bad-code row 3', 1],
    ['an empty code', '2,,1,Town,,4,,27,', 'error bad-code row 3', 1],
    ["a state's code", '2,27,1,Town,,4,,27,', 'error bad-code row 3', 1],
    ['a code of sandboxes', '2,1000000,1,Town,,4,,27,', 'error bad-code row 3', 1],
    ['a code twice', '2,251530,1,Town,,4,,27,', 'error duplicate-code row 3', 1],
    ['no state', '2,300001,1,Town,,4,,,', 'error missing-state row 3', 1],
    ['an unknown state', '2,300001,1,Town,,4,,99,', 'error unknown-state row 3', 1],
    ['a state that is no more', '2,300001,1,Town,,4,,25,', 'warning retired-state row 3', 2],
    ['a name twice in a state', '2,300001,1,PUNE,,7,,27,', 'warning same-name row 3', 2],
    ['a short census code', '2,300001,1,Town,,4,8474,27,', 'warning odd-census-code row 3', 2],
    ['a shared census code', '2,300001,1,Town,,4,802814,27,', 'note same-census-code row 3', 2],
    ['a foreign script', '2,300001,1,Town,ನಗರ,4,,27,', 'warning odd-local-name row 3', 2],
    ['signs twice', '2,300001,1,Town,हैरिटेेज,4,,27,', 'warning odd-local-name row 3', 2],
    ['another Latin name', '2,300001,1,Town,City,4,,27,', 'note local-name-latin row 3', 2],
    ['too few cells', '2,300001,1,Town', 'error missing-state row 3', 1],
  ]
  for (const [what, row, finding, taken] of oddRows) {
    test(`${what} is reported and stops nothing`, () => {
      const text = fileOf('1,251530,7,Pune,,4,802814,27,', row)
      assert.ok(codesOf(text).includes(finding), codesOf(text).join())
      assert.equal(readLgd(text, india).rows.length, taken)
    })
  }

  test('the same name in two states is normal', () => {
    assert.deepEqual(codesOf(fileOf('1,300001,1,Town,,4,,27,', '2,300002,1,Town,,4,,9,')), [])
  })

  test('of a retired state goes to its successor', () => {
    assert.equal(readLgd(fileOf('1,300001,1,Daman,,5,,25,'), india).rows[0]?.state.iso, 'IN-DH')
  })

  test('without a column names those that are there', () => {
    const { rows, findings } = readLgd('Code,Name\n1,Pune\n', india)
    assert.deepEqual(rows, [])
    assert.match(findings[0]?.text ?? '', /"Local Body Code".*found: "code", "name"/)
  })

  test('that is empty is an error and no exception', () => {
    assert.equal(readLgd('', india).findings[0]?.code, 'missing-column')
  })
})

test('the real directory', { skip: !existsSync(realFile()) }, () => {
  const { rows, read, findings } = readLgd(readFileSync(realFile(), 'utf8'), india)
  assert.equal(read, 4814)
  assert.equal(rows.length, 4814)
  const count = (code: string) => findings.filter((finding) => finding.code === code).length
  assert.equal(count('same-name'), 58)
  assert.equal(count('cantonment'), 59)
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error'),
    [],
  )
})

function realFile(): string {
  return join('..', 'shared', 'data', 'lgd', 'urban-local-body.csv')
}
