const dayMs = 86_400_000

/** When something happened, as far as a phone can know it. */
export interface TrueTime {
  occurredAtMs: number
  /** How far the phone's clock is ahead; only told where that is more than a day. */
  wrongByMs?: number
}

/**
 * The drafting time without the phone's error: a clock that is off by more than a day is corrected
 * by the difference, and nothing happened before its page was made or after the server has it.
 */
export function trueTime(given: {
  draftedAtMs: number
  pageAtMs: number
  phoneNowMs: number
  serverNowMs: number
}): TrueTime {
  const { draftedAtMs, pageAtMs, phoneNowMs, serverNowMs } = given
  const aheadMs = phoneNowMs - serverNowMs
  const isWrong = Math.abs(aheadMs) > dayMs
  const corrected = isWrong ? draftedAtMs - aheadMs : draftedAtMs
  const occurredAtMs = Math.min(Math.max(corrected, pageAtMs), serverNowMs)
  return isWrong ? { occurredAtMs, wrongByMs: aheadMs } : { occurredAtMs }
}
