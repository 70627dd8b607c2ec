import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../../kernel/db/database.js'
import type { MultiPolygon } from '../../kernel/geo/lng-lat.js'
import { findHierarchy, listAreaKeys, saveAreas, saveHierarchy } from './place-store.js'

/** An area is known by its level and code within a hierarchy. */
export interface AreaKey {
  level: string
  code: string
}

export interface AreaToSave extends AreaKey {
  name: Readonly<Record<string, string>>
  /** Among the areas that are saved with it; null right below the city. */
  parent: AreaKey | null
  polygons: MultiPolygon | null
  properties: Readonly<Record<string, unknown>>
}

export interface SavedTree {
  added: number
  changed: number
  unchanged: number
  /** In force in the database, on a level of this tree, but not among the areas. */
  absent: readonly AreaKey[]
}

const keyOf = ({ level, code }: AreaKey): string => `${level} ${code}`

/** Saves areas of the transaction's tenant, parents first; each level and code stands once. */
export async function saveAreaTree(
  tx: Transaction,
  hierarchy: { code: string; title: Readonly<Record<string, string>> },
  areas: readonly AreaToSave[],
): Promise<SavedTree> {
  const levels = [...new Set(areas.map(({ level }) => level))]
  const [known] = await tx.rows(findHierarchy([hierarchy.code]))
  const allLevels = [...new Set([...(known?.levels ?? []), ...levels])]
  const title = known?.title ?? hierarchy.title
  await tx.rows(saveHierarchy([hierarchy.code, JSON.stringify(title), JSON.stringify(allLevels)]))

  const existing = await tx.rows(listAreaKeys([hierarchy.code]))
  const ids = new Map(existing.map((area) => [keyOf(area), area.id]))
  for (const area of areas) if (!ids.has(keyOf(area))) ids.set(keyOf(area), uuidv7())
  const items = areas.map(({ parent, ...area }) => ({
    ...area,
    id: ids.get(keyOf(area)),
    parentId: parent === null ? null : (ids.get(keyOf(parent)) ?? null),
  }))
  const saved = await tx.rows(saveAreas([hierarchy.code, JSON.stringify(items)]))
  const added = saved.filter((area) => area.added).length
  const present = new Set(areas.map(keyOf))
  return {
    added,
    changed: saved.length - added,
    unchanged: areas.length - saved.length,
    absent: existing.filter((area) => levels.includes(area.level) && !present.has(keyOf(area))),
  }
}
