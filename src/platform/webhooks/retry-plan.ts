const minute = 60_000
const hour = 60 * minute

/** After the first, second, … try: ten tries over about a day. */
const waitsMs = [
  10_000,
  minute,
  5 * minute,
  15 * minute,
  hour,
  2 * hour,
  4 * hour,
  6 * hour,
  10 * hour,
]

export const mostTries = waitsMs.length + 1
/** A receiver from which nothing came back for so long is left alone. */
export const giveUpAfterMs = 3 * 24 * hour

/**
 * How long to wait after so many tries; undefined when it was the last. `chance` from 0 to 1 spreads
 * it by a fifth either way, so that receivers that fell together are not all asked together.
 */
export function waitAfter(tries: number, chance: number): number | undefined {
  const wait = waitsMs[tries - 1]
  return wait === undefined ? undefined : Math.round(wait * (0.8 + 0.4 * chance))
}
