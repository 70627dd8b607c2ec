import type { Entry } from '../../platform/masterdata/entry-store.js'
import { reporterAt, type Finding } from '../report/finding.js'
import type { Placed } from './first-of-each.js'
import { menuGroupNames } from './known-names.js'
import type { ComplaintType } from './read-complaint-types.js'

/** A category that no row of the source is. */
export interface Group {
  tenantId: string
  row: Entry
}

/**
 * Puts each type under a category of its `menuPath`, made here. A group that has the code of a type
 * gets `.group` behind it. A group is in use while one of its types is.
 */
export function categoryGroups(
  types: readonly Placed<ComplaintType>[],
  findings: Finding[],
): { rows: Placed<Entry>[]; groups: Group[] } {
  const codes = new Set(types.map(({ tenantId, row }) => `${tenantId} ${row.code}`))
  const groups = new Map<string, Group>()
  const entries = types.map((placed): Placed<Entry> => {
    const { menuPath, ...row } = placed.row
    if (menuPath === null) return { ...placed, row: { ...row, parentCode: null } }
    const isTaken = codes.has(`${placed.tenantId} ${menuPath}`)
    const code = isTaken ? `${menuPath}.group` : menuPath
    const key = `${placed.tenantId} ${code}`
    const group = groups.get(key)
    if (!group) {
      const first = {
        parentCode: null,
        name: menuGroupNames(menuPath, groupName(menuPath)),
        data: {},
      }
      const { position, active } = row
      const { tenantId } = placed
      groups.set(key, { tenantId, row: { ...first, code, position, active } })
      const text = `The menu group ${menuPath} has a type's code; it is kept as ${code}.`
      if (isTaken) reporterAt(findings, placed.file, placed.at).note('group-code', text)
    } else {
      const position = Math.min(group.row.position, row.position)
      group.row = { ...group.row, position, active: group.row.active || row.active }
    }
    return { ...placed, row: { ...row, parentCode: code } }
  })
  return { rows: entries, groups: [...groups.values()] }
}

/** `RoadsAndFootpaths` and `WaterandSewage` as words: the menu has keys, no names. */
function groupName(menuPath: string): string {
  const words = menuPath
    .replace(/(?<=\p{Ll})and(?=\p{Lu})/gu, ' and ')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replace(/[_.\s]+/g, ' ')
    .trim()
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
