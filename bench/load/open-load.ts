import { openHttp, type HttpConnection } from './http-connection.js'

/**
 * Open load: an operation begins at its time whether or not the ones before it have ended, as
 * people do. The latency counts from when it should have begun. Ends when every answer is there.
 */
export async function openLoad(given: {
  port: number
  perSecond: number
  seconds: number
  operate: (http: HttpConnection, index: number) => Promise<void>
}): Promise<number[]> {
  const { port, perSecond, seconds, operate } = given
  const free: HttpConnection[] = []
  const everyone: HttpConnection[] = []
  const latencies: number[] = []
  const began = performance.now()
  const total = Math.round(perSecond * seconds)
  const once = async (index: number, due: number) => {
    const http = free.pop() ?? (await openHttp(port))
    if (!everyone.includes(http)) everyone.push(http)
    await operate(http, index)
    free.push(http)
    latencies.push(performance.now() - due)
  }
  const running: Promise<void>[] = []
  for (let index = 0; index < total; index += 1) {
    const due = began + (index / perSecond) * 1_000
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    running.push(once(index, due))
  }
  await Promise.all(running)
  for (const http of everyone) http.close()
  return latencies.sort((a, b) => a - b)
}
