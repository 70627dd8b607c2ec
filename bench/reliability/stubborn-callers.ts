import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { SignedInCaller } from '../arena/people.js'
import { fileOne, type CityFacts } from '../load/city-requests.js'
import { openHttp, type HttpConnection } from '../load/http-connection.js'

export interface StubbornCallers {
  /** The numbers that were told, once per key. */
  told: string[]
  keys: number
  /** When the last answer came, by `performance.now()`. */
  lastAnswerAt(): number
  /** Each finishes the filing that it is at. */
  stop(): Promise<void>
}

/**
 * Callers who behave as a good client does: they repeat a filing with the same key, whatever went
 * wrong, until they are told a number, and then file the next.
 */
export function startCallers(
  port: number,
  people: readonly SignedInCaller[],
  facts: CityFacts,
): StubbornCallers {
  const told: string[] = []
  const state = { keys: 0, last: performance.now(), stopped: false }
  const work = people.map(async (who) => {
    let http: HttpConnection | undefined
    while (!state.stopped) {
      const key = randomUUID()
      state.keys += 1
      for (let number: string | undefined; number === undefined;) {
        try {
          http ??= await openHttp(port)
          number = await fileOne(http, facts, who, key)
          told.push(number)
          state.last = performance.now()
        } catch {
          http?.close()
          http = undefined
          await pause(20)
        }
      }
    }
    http?.close()
  })
  return {
    told,
    get keys() {
      return state.keys
    },
    lastAnswerAt: () => state.last,
    async stop() {
      state.stopped = true
      await Promise.all(work)
    },
  }
}
