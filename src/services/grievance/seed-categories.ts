import type { Entry } from '../../platform/masterdata/entry-store.js'
import { defaultCategories, defaultDepartments } from './categories.js'

/** The default lists as entries of a city's master data. */
export function defaultEntries(): { departments: Entry[]; categories: Entry[] } {
  const departments = Object.entries(defaultDepartments).map(([code, name], index): Entry => ({
    code,
    parentCode: null,
    name,
    data: {},
    position: index,
    active: true,
  }))
  const categories = defaultCategories.flatMap((group, groupIndex): Entry[] => [
    {
      code: group.code,
      parentCode: null,
      name: group.name,
      data: {},
      position: groupIndex * 100,
      active: true,
    },
    ...group.kinds.map(({ code, name, hours, ...data }, index): Entry => ({
      code,
      parentCode: group.code,
      name,
      data: {
        ...data,
        department: group.department,
        level: { value: hours, unit: 'hours', basis: 'elapsed' },
      },
      position: groupIndex * 100 + index + 1,
      active: true,
    })),
  ])
  return { departments, categories }
}
