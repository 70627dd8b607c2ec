/** One thing that is other than before, by its path: `data.level.value` from 24 to 12. */
export interface Difference {
  path: string
  from: unknown
  to: unknown
}

/** A change of thousands of rows is told by its first ones; the change itself keeps all. */
const mostTold = 200

/** What differs between two JSON values, leaf by leaf; arrays are compared as a whole. Pure. */
export function differences(before: unknown, after: unknown, at = ''): Difference[] {
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return names
      .flatMap((name) => differences(before[name], after[name], at === '' ? name : `${at}.${name}`))
      .slice(0, mostTold)
  }
  if (isRecord(after) && before === undefined) return differences({}, after, at)
  if (isRecord(before) && after === undefined) return differences(before, {}, at)
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  return [{ path: at, from: before ?? null, to: after ?? null }]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
