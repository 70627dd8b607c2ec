import type { CountryPack } from '../../countries/country-pack.js'
import type { Transaction } from '../../kernel/db/database.js'
import { saveRoles } from '../../platform/access/role-store.js'
import { saveEntries, type Entry } from '../../platform/masterdata/entry-store.js'
import { languageOf } from '../../platform/places/language-of.js'
import { reporterAt, type Finding } from '../report/finding.js'
import { saveAreaTree } from '../../platform/places/save-area-tree.js'
import type { Placed } from './first-of-each.js'
import { readBoundaries, type BoundaryTree } from './read-boundaries.js'
import { readComplaintTypes } from './read-complaint-types.js'
import { readEntries } from './read-entries.js'
import { readRoles } from './read-roles.js'
import { reportNameless } from './report-nameless.js'
import { targetsOf, type TenantMap } from './target.js'
import type { BoundaryArea } from './walk-areas.js'

export interface Saved {
  added: number
  changed: number
  unchanged: number
}

/** A kind that was read, ready to be saved in one transaction. */
export interface ReadKind {
  read: number
  findings: Finding[]
  save: (tx: Transaction, map: TenantMap) => Promise<Saved>
}

type Files = readonly { file: string; text: string }[]

/** How each kind is read and saved. */
export const upyogKinds = {
  departments: (files: Files, country: CountryPack) =>
    plainKind('department', readEntries(files, 'departments'), country),
  designations: (files: Files) => plainKind('designation', readEntries(files, 'designations')),
  roles: rolesKind,
  'complaint-types': complaintKind,
  boundaries: boundaryKind,
} satisfies Record<string, (files: Files, country: CountryPack) => ReadKind>

export type UpyogKind = keyof typeof upyogKinds

function plainKind(
  kind: string,
  { rows, read, findings }: { rows: Placed<Entry>[]; read: number; findings: Finding[] },
  /** Given where residents read the names. */
  country?: CountryPack,
): ReadKind {
  const save = async (tx: Transaction, map: TenantMap) => {
    const total = { added: 0, changed: 0, unchanged: 0 }
    for (const target of await targetsOf(tx, rows, map, findings)) {
      await tx.enter({ tenant: target.tenant.id })
      const entries = onePerCode(target.rows, findings)
      const saved = await tx.rows(saveEntries([kind, JSON.stringify(entries), null]))
      tally(total, entries.length, saved)
      const { languages } = target.tenant
      const file = target.rows[0]?.file ?? ''
      if (country) reportNameless(entries, { languages, country }, file, findings)
    }
    return total
  }
  return { read, findings, save }
}

function rolesKind(files: Files): ReadKind {
  const { rows, read, findings } = readRoles(files)
  const save = async (tx: Transaction, map: TenantMap) => {
    const total = { added: 0, changed: 0, unchanged: 0 }
    for (const target of await targetsOf(tx, rows, map, findings)) {
      await tx.enter({ tenant: target.tenant.id })
      const roles = onePerCode(target.rows, findings)
      tally(total, roles.length, await tx.rows(saveRoles([JSON.stringify(roles)])))
    }
    return total
  }
  return { read, findings, save }
}

function complaintKind(files: Files, country: CountryPack): ReadKind {
  const departments = new Set(readEntries(files, 'departments').rows.map(({ row }) => row.code))
  const { rows, groups, read, findings } = readComplaintTypes(files, departments)
  const save = async (tx: Transaction, map: TenantMap) => {
    const total = { added: 0, changed: 0, unchanged: 0 }
    for (const { tenant, rows: placed } of await targetsOf(tx, rows, map, findings)) {
      await tx.enter({ tenant: tenant.id })
      const types = onePerCode(placed, findings)
      const used = new Set(types.map(({ parentCode }) => parentCode))
      const from = new Set(placed.map(({ tenantId }) => tenantId))
      const own = groups.filter(({ tenantId, row }) => from.has(tenantId) && used.has(row.code))
      const entries = [...new Map(own.map(({ row }) => [row.code, row])).values(), ...types]
      const saved = await tx.rows(
        saveEntries(['grievance-category', JSON.stringify(entries), null]),
      )
      // Groups are made here; only types are rows of the source.
      const codes = new Set(types.map(({ code }) => code))
      tally(
        total,
        types.length,
        saved.filter(({ code }) => codes.has(code)),
      )
      const { languages } = tenant
      reportNameless(entries, { languages, country }, placed[0]?.file ?? '', findings)
      const made = entries.length - types.length
      const text = `${made} groups of the menu are categories of ${tenant.slug}.`
      reporterAt(findings, placed[0]?.file ?? '', null).note('groups', text)
    }
    return total
  }
  return { read, findings, save }
}

function boundaryKind(files: Files, country: CountryPack): ReadKind {
  const { rows: trees, read, findings } = readBoundaries(files)
  const save = async (tx: Transaction, map: TenantMap) => {
    const total = { added: 0, changed: 0, unchanged: 0 }
    for (const { tenant, rows } of await targetsOf(tx, trees, map, findings)) {
      await tx.enter({ tenant: tenant.id })
      for (const tree of rows) {
        const areas = tree.areas.map((area) => toArea(area, country, tenant.languages))
        const saved = await saveAreaTree(tx, hierarchyOf(tree), areas)
        total.added += saved.added
        total.changed += saved.changed
        total.unchanged += saved.unchanged
        for (const { level, code } of saved.absent) {
          const report = reporterAt(findings, tree.file, tree.hierarchy)
          report.warning('not-in-file', `${level} ${code} is kept here but not in the file.`)
        }
      }
    }
    return total
  }
  return { read, findings, save }
}

const hierarchyOf = ({ hierarchy }: BoundaryTree) => ({
  code: hierarchy,
  title: { en: hierarchy.charAt(0).toUpperCase() + hierarchy.slice(1) },
})

function toArea(area: BoundaryArea, country: CountryPack, languages: readonly string[]) {
  const { localName, name, ...rest } = area
  const language = localName === undefined ? undefined : languageOf(localName, country, languages)
  const local = language === undefined || language === 'en' ? {} : { [language]: localName ?? '' }
  return { ...rest, name: { ...local, en: name }, polygons: null }
}

/** Two UPYOG tenants may be mapped to one: the first keeps a code that both have. */
function onePerCode<Row extends { code: string }>(
  placed: readonly Placed<Row>[],
  findings: Finding[],
): Row[] {
  const byCode = new Map<string, Row>()
  for (const { row, file, at, tenantId } of placed) {
    if (byCode.has(row.code)) {
      const text = `${row.code} of ${tenantId} is taken by another tenant that is mapped alike.`
      reporterAt(findings, file, at).error('duplicate-code', text)
    } else byCode.set(row.code, row)
  }
  return [...byCode.values()]
}

function tally(total: Saved, rows: number, saved: readonly { added: boolean }[]): void {
  const added = saved.filter((row) => row.added).length
  total.added += added
  total.changed += saved.length - added
  total.unchanged += rows - saved.length
}
