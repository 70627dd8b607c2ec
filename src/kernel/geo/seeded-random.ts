/**
 * A repeatable source of numbers in [0, 1): the same seed gives the same row on every machine.
 * For invented data and map offsets, never for secrets. (FNV-1a into mulberry32.)
 */
export function seededRandom(seed: string | number): () => number {
  let state = 0x811c9dc5
  for (const character of String(seed)) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
