import { isRecord } from '../../kernel/geo/is-record.js'

/** Whose it was, ids of that installation, and what the place in the file tells already. */
const meaningless = new Set(['tenantId', 'businessServiceId', 'currentState'])

/**
 * What a configuration says, without what says nothing, its fields in a steady order: files of one
 * workflow differ in whether they write `null`, `false`, `"active": true` or nothing at all.
 */
export function meaningOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => meaningOf(item))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !meaningless.has(key) && !saysNothing(key, inner))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, meaningOf(inner)]),
  )
}

function saysNothing(key: string, value: unknown): boolean {
  if (key === 'active') return value !== false
  return value === null || value === false || (Array.isArray(value) && value.length === 0)
}
