import { isRecord } from '../../kernel/geo/is-record.js'

/**
 * The first place where two values differ, with both values in short; undefined when they are equal.
 */
export function firstDifference(a: unknown, b: unknown, path = ''): string | undefined {
  if (Array.isArray(a) && Array.isArray(b)) {
    const [left, right]: [unknown[], unknown[]] = [a, b]
    for (const [index, item] of left.entries()) {
      const name = nameOf(item) ?? nameOf(right[index]) ?? String(index)
      const found = firstDifference(item, right[index], join(path, name))
      if (found !== undefined) return found
    }
    if (left.length === right.length) return undefined
    return `${path}: ${left.length} and ${right.length} entries`
  }
  if (isRecord(a) && isRecord(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const found = firstDifference(a[key], b[key], join(path, key))
      if (found !== undefined) return found
    }
    return undefined
  }
  return a === b ? undefined : `${path}: ${short(a)} and ${short(b)}`
}

const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`)

const nameOf = (item: unknown): string | undefined => {
  const name = isRecord(item) ? (item['state'] ?? item['action']) : undefined
  return typeof name === 'string' ? name : undefined
}

const short = (value: unknown): string =>
  value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 40)
