import type { Answer } from './ask-provider.js'

/** What a message becomes after it was tried; `waitMs` says when it is tried again. */
export interface Settlement {
  status: 'queued' | 'sent' | 'failed' | 'unknown' | 'dropped'
  waitMs: number
  reason: string | null
  providerRef: string | null
}

/** After this, whoever has another way is told by that. */
const patienceMs = 5 * 60_000
/** After this, news is none. */
const endMs = 24 * 3_600_000
const longestWaitMs = 60_000

/**
 * Decides by the last answer. A message whose fate is unknown stays with its provider and is asked
 * after again, since another way could tell the person twice; in the end it is called unknown.
 */
export function settle(
  answer: Answer,
  given: { tries: number; ageMs: number; hasNext: boolean },
): Settlement {
  const waitMs = Math.min(longestWaitMs, 1_000 * 2 ** Math.min(given.tries, 10))
  if (answer.outcome === 'taken')
    return { status: 'sent', waitMs: 0, reason: null, providerRef: answer.providerRef }
  const rest = { waitMs, reason: answer.reason, providerRef: null }
  if (answer.outcome === 'refused') return { status: 'failed', ...rest }
  if (answer.outcome === 'unknown')
    return { status: given.ageMs > endMs ? 'unknown' : 'queued', ...rest }
  const isOver = given.ageMs > (given.hasNext ? patienceMs : endMs)
  return { status: isOver ? 'failed' : 'queued', ...rest }
}
