/** Lets at most `maxRunning` pieces of work run; `maxWaiting` more wait in order of arrival. */
export type WorkGate = {
  /**
   * Runs `work` when its turn comes and gives its result, or `'full'` when too many wait.
   * An aborted signal rejects with its reason and gives up the place in the queue.
   */
  run: <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T | 'full'>
}

/** A gate of its own: two gates never share places. */
export function workGate(limits: { maxRunning: number; maxWaiting: number }): WorkGate {
  let running = 0
  const waiting: Array<() => void> = []

  const waitForTurn = (signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      const enter = (): void => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        waiting.splice(waiting.indexOf(enter), 1)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', leave, { once: true })
      waiting.push(enter)
    })

  return {
    async run(work, signal) {
      signal?.throwIfAborted()
      if (running < limits.maxRunning) running += 1
      else if (waiting.length >= limits.maxWaiting) return 'full'
      else await waitForTurn(signal)
      try {
        return await work()
      } finally {
        // The place passes straight to the next in line, so a newcomer cannot slip in between.
        const next = waiting.shift()
        if (next === undefined) running -= 1
        else next()
      }
    },
  }
}
