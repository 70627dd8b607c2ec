import { createHash } from 'node:crypto'

/**
 * A UUID that follows from its parts (version 8, RFC 9562): whoever makes it again makes the same,
 * so that doing a thing twice finds what was done the first time.
 */
export function derivedUuid(...parts: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  const ends = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`]
  return [...ends, hex.slice(20, 32)].join('-')
}
