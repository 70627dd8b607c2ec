import { setTimeout as pause } from 'node:timers/promises'

/** Waits until `reached` gives something other than false or undefined, and gives it. */
export async function waitUntil<T>(
  reached: () => T | false | undefined | Promise<T | false | undefined>,
  what: string,
  timeoutMs = 10_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const found = await reached()
    if (found !== undefined && found !== false) return found
    if (Date.now() > deadline) throw new Error(`${what}: not reached within ${timeoutMs} ms`)
    await pause(5)
  }
}
