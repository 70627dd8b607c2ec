import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Entry } from '../masterdata/entry-store.js'
import type { Level } from '../service-kit/level.js'

/** What a category of a service carries besides its name. */
export const CategoryData = Type.Object({
  department: Type.Optional(Type.String()),
  level: Type.Optional(
    Type.Object({
      value: Type.Number({ exclusiveMinimum: 0 }),
      unit: Type.Union([Type.Literal('hours'), Type.Literal('days')]),
      basis: Type.Union([Type.Literal('elapsed'), Type.Literal('working')]),
    }),
  ),
  /** 1 is the most urgent. */
  priority: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
  /** Code of the escalation ladder, where it is not the service's. */
  ladder: Type.Optional(Type.String()),
  keywords: Type.Optional(Type.Array(Type.String())),
  /** Danger to life: the resident is shown the number to call before anything else. */
  emergency: Type.Optional(Type.Object({ number: Type.String(), name: Type.String() })),
  /** Another authority's: the resident is told whose. */
  elsewhere: Type.Optional(Type.Object({ name: Type.String(), contact: Type.String() })),
})
export type CategoryData = Static<typeof CategoryData>

const checker = Compile(CategoryData)

/** The data of a category, or nothing where an import left something unreadable. */
export const categoryData = (entry: Entry | undefined): CategoryData =>
  entry && checker.Check(entry.data) ? entry.data : {}

/** The last resort, where neither category nor service says how long it may take. */
export const ordinaryLevel: Level = { value: 120, unit: 'hours', basis: 'elapsed' }
