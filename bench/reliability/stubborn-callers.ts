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

/** About 400 filings a second from eight callers: what the notices of a long run can keep up with. */
const mostPauseMs = 35

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
          await pause(Math.random() * mostPauseMs)
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

/** Says how far a long bench is, so that one that waits can be told from one that works. */
export function tellRound(round: number, rounds: number, callers: StubbornCallers, what: string) {
  const count = callers.told.length.toLocaleString('en')
  console.log(`kill ${round} of ${rounds}: ${what}; ${count} filings acknowledged so far`)
}
