import type { CountryPack, StateOrTerritory } from '../../countries/country-pack.js'
import { reporterAt, type Finding, type Reporter } from '../report/finding.js'
import { tidyName } from '../tidy-name.js'
import { noteRepeats } from './note-repeats.js'
import { readLocalName } from './read-local-name.js'
import { readTable, type TableRow } from './read-table.js'

/** An urban local body of the Local Government Directory. */
export interface LgdBody {
  code: number
  line: number
  version: number | null
  name: Record<string, string> & { en: string }
  /** Directory code of the kind of body; null where the directory has no such kind. */
  type: number | null
  isCantonment: boolean
  census: string | null
  state: StateOrTerritory
}

const required = ['Local Body Code', 'Local Body Name', 'Localbody Type Code', 'State Code']

/** Bodies without a code of the directory and sandboxes are numbered from here. */
const firstOwnCode = 1_000_000

/**
 * Reads the directory's list of urban local bodies. Never throws: a row that cannot be used is
 * left out with an error, an odd one is taken with a warning. `read` counts rows without heading.
 */
export function readLgd(
  text: string,
  country: CountryPack,
  file = 'urban-local-body.csv',
): { rows: LgdBody[]; read: number; findings: Finding[] } {
  const findings: Finding[] = []
  const table = readTable(text, required, reporterAt(findings, file, null))
  const bodies = new Map<number, LgdBody>()
  for (const row of table ?? []) {
    const report = reporterAt(findings, file, `row ${row.line}`)
    const body = readBody(row, country, report)
    const first = body && bodies.get(body.code)
    if (first) {
      report.error('duplicate-code', `Code ${first.code} is already that of row ${first.line}.`)
    } else if (body) bodies.set(body.code, body)
  }
  const rows = [...bodies.values()]
  noteRepeats(rows, findings, file)
  return { rows, read: table?.length ?? 0, findings }
}

function readBody(row: TableRow, country: CountryPack, report: Reporter): LgdBody | undefined {
  const code = readCode(row.cell('Local Body Code'), country, report)
  const state = readState(row.cell('State Code'), country, report)
  const name = tidyName(row.cell('Local Body Name'))
  if (!/\p{L}/u.test(name)) report.error('empty-name', 'The body has no name.')
  else if (code !== undefined && state) {
    const typeCode = row.cell('Localbody Type Code')
    const type = country.bodyTypes.find((known) => String(known.code) === typeCode)
    if (!type) report.warning('unknown-type', `${name}: "${typeCode}" is no known kind of body.`)
    if (type?.isCantonment) report.note('cantonment', `${name} is a cantonment board.`)
    const version = Number(row.cell('Local Body Version'))
    return {
      code,
      line: row.line,
      version: Number.isSafeInteger(version) && version > 0 ? version : null,
      name: { en: name, ...readLocalName(row, name, state, country, report) },
      type: type?.code ?? null,
      isCantonment: type?.isCantonment ?? false,
      census: readCensusCode(row.cell('Census 2011 Code'), report),
      state,
    }
  }
  return undefined
}

function readCode(text: string, country: CountryPack, report: Reporter): number | undefined {
  const code = /^\d{1,9}$/.test(text) ? Number(text) : 0
  const isState = [...country.states, ...country.retiredStates].some((state) => state.code === code)
  if (code > 0 && code < firstOwnCode && !isState) return code
  report.error('bad-code', `"${text}" is no code of a local body.`)
  return undefined
}

function readState(text: string, country: CountryPack, report: Reporter) {
  const code = /^\d{1,3}$/.test(text) ? Number(text) : undefined
  const retired = country.retiredStates.find((state) => state.code === code)
  const state = country.states.find((known) => known.code === (retired?.successorCode ?? code))
  if (retired && state) {
    report.warning('retired-state', `State ${retired.name} is now ${state.name}; placed there.`)
  }
  if (text === '') report.error('missing-state', 'The row names no state.')
  else if (!state) report.error('unknown-state', `"${text}" is no code of a state.`)
  return state
}

function readCensusCode(text: string, report: Reporter): string | null {
  if (/^0*$/.test(text)) return null
  if (/^\d{6}$/.test(text)) return text
  report.warning('odd-census-code', `Census code "${text}" has not six digits; left out.`)
  return null
}
