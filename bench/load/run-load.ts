import { openHttp, type HttpConnection } from './http-connection.js'

export interface LoadResult {
  operations: number
  seconds: number
  perSecond: number
  /** Of one operation, in milliseconds, ascending. */
  latencies: number[]
}

/**
 * Closed load: each connection does one operation after the other until the time is over.
 * `operate` gets the connection and its number.
 */
export async function runLoad(given: {
  port: number
  connections: number
  seconds: number
  operate: (http: HttpConnection, index: number) => Promise<void>
}): Promise<LoadResult> {
  const { port, connections, seconds, operate } = given
  const pool = await Promise.all(Array.from({ length: connections }, () => openHttp(port)))
  const latencies: number[] = []
  const began = performance.now()
  const until = began + seconds * 1_000
  await Promise.all(
    pool.map(async (http, index) => {
      for (let at = performance.now(); at < until;) {
        await operate(http, index)
        const now = performance.now()
        latencies.push(now - at)
        at = now
      }
    }),
  )
  const took = (performance.now() - began) / 1_000
  for (const http of pool) http.close()
  latencies.sort((a, b) => a - b)
  return {
    operations: latencies.length,
    seconds: took,
    perSecond: latencies.length / took,
    latencies,
  }
}

export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

export const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  )
