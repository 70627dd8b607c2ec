/** Spares a provider that fails, and those who would wait for it. */
export interface Breaker {
  /** How many more messages it may be asked to carry now: some, one on trial, or none. */
  room(nowMs: number): number
  noteAsked(): void
  /** It answered; each asking ends with this or the next. */
  noteSuccess(): void
  noteFailure(nowMs: number): void
}

/** What is lost sight of at most when a provider that nobody knows yet is silent. */
const firstRoom = 16
const mostRoom = 500

/**
 * Opens after `failures` in a row for `restMs`; then one message is tried at a time until one goes
 * through. The trial is given out once per rest.
 * While it is closed, it bounds what is under way without an answer: a provider that answers well
 * gets more at once, and one that is silent soon gets nothing more.
 */
export function createBreaker({ failures = 5, restMs = 10_000 } = {}): Breaker {
  let inARow = 0
  let restsUntilMs = 0
  let trusted = firstRoom
  let underWay = 0
  return {
    room(nowMs) {
      if (inARow < failures) return Math.max(0, trusted - underWay)
      if (nowMs < restsUntilMs) return 0
      restsUntilMs = nowMs + restMs
      return 1
    },
    noteAsked() {
      underWay += 1
    },
    noteSuccess() {
      underWay -= 1
      inARow = 0
      trusted = Math.min(mostRoom, trusted + 1)
    },
    noteFailure(nowMs) {
      underWay -= 1
      inARow += 1
      if (inARow < failures) return
      trusted = firstRoom
      restsUntilMs = nowMs + restMs
    },
  }
}
