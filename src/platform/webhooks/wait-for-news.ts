import type { IncomingMessage } from 'node:http'
import type { LogRunner } from '../../kernel/events/log-runner.js'

/**
 * Resolves at the next news of the log, when the time is over, or when the caller has gone. Made
 * before the first look, so that what comes while it looks is not slept over.
 */
export function waitForNews(
  events: LogRunner,
  request: IncomingMessage,
): { news: (ms: number) => Promise<void>; end: () => void } {
  let isNew = false
  let wake: (() => void) | undefined
  const tell = () => {
    isNew = true
    wake?.()
  }
  const forget = events.onNews(tell)
  request.socket.once('close', tell)
  return {
    async news(ms) {
      if (!isNew) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      isNew = false
    },
    end() {
      forget()
      request.socket.off('close', tell)
    },
  }
}
