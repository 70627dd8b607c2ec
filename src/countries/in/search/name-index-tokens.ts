import { nameTokens } from './name-tokens.js'

/** Joins two tokens as the folding would have done, had they been one word. */
function join(first: string, second: string): string {
  const inner = second.length > 1 ? second.replace(/^a/u, '') : second
  return inner.startsWith(first.at(-1) ?? ' ') ? first + inner.slice(1) : first + inner
}

/**
 * The tokens to store for a name: those of `nameTokens`, and each pair of neighbours joined, so
 * that somebody who looks for "Ramchandra" finds "Ram Chandra".
 */
export function nameIndexTokens(name: string): readonly string[] {
  const tokens = nameTokens(name)
  const pairs = tokens.slice(1).map((token, at) => join(tokens[at] ?? '', token))
  return [...new Set([...tokens, ...pairs])]
}
