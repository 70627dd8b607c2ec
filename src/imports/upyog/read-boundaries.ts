import { isRecord } from '../../kernel/geo/is-record.js'
import { reporterAt, type Finding } from '../report/finding.js'
import { readMaster } from './master-file.js'
import { walkAreas, type BoundaryArea } from './walk-areas.js'

const source = { moduleName: 'egov-location', list: 'TenantBoundary' }

/** UPYOG's trees by the names that the platform has for them; others keep theirs. */
const hierarchyCodes: Readonly<Record<string, string>> = {
  admin: 'administrative',
  revenue: 'revenue',
  election: 'electoral',
}

/** A tree of boundaries of a city: zones, blocks or wards, localities. Parents come first. */
export interface BoundaryTree {
  file: string
  tenantId: string
  hierarchy: string
  areas: BoundaryArea[]
}

/** Reads the trees of boundaries of all files. Never throws; odd areas are reported. */
export function readBoundaries(files: readonly { file: string; text: string }[]): {
  rows: BoundaryTree[]
  /** Areas in the files, the city itself not counted. */
  read: number
  findings: Finding[]
} {
  const findings: Finding[] = []
  const trees = new Map<string, BoundaryTree>()
  let read = 0
  for (const master of files.flatMap((file) => readMaster(file, source, findings))) {
    const { file, tenantId } = master
    for (const [place, raw] of master.rows.entries()) {
      const report = reporterAt(findings, file, `TenantBoundary row ${place + 1}`)
      const type = isRecord(raw) ? raw['hierarchyType'] : undefined
      const code = isRecord(type) ? type['code'] : undefined
      const root = isRecord(raw) ? raw['boundary'] : undefined
      if (typeof code !== 'string' || code.trim() === '' || !isRecord(root)) {
        report.error('wrong-type', 'A tree needs hierarchyType.code and a boundary.')
        continue
      }
      const name = code.trim().toLowerCase()
      const hierarchy = hierarchyCodes[name] ?? name
      const walked = walkAreas(root['children'], file, code, findings)
      read += walked.read
      const key = `${tenantId} ${hierarchy}`
      if (trees.has(key)) report.error('duplicate-tree', `${tenantId} has a tree ${code} already.`)
      else trees.set(key, { file, tenantId, hierarchy, areas: walked.areas })
    }
  }
  const rows = [...trees.values()]
  noteSharedCodes(rows, findings)
  return { rows, read, findings }
}

/** The same codes in several trees are normal; that each tree has its own areas is worth saying. */
function noteSharedCodes(trees: readonly BoundaryTree[], findings: Finding[]): void {
  for (const [place, tree] of trees.entries()) {
    for (const other of trees.slice(0, place)) {
      if (other.tenantId !== tree.tenantId) continue
      const codes = new Set(other.areas.map(({ level, code }) => `${level} ${code}`))
      const shared = tree.areas.filter(({ level, code }) => codes.has(`${level} ${code}`)).length
      if (shared === 0) continue
      const text = `${shared} codes are also in the tree ${other.hierarchy}; each tree has its own.`
      reporterAt(findings, tree.file, tree.hierarchy).note('code-in-two-trees', text)
    }
  }
}
